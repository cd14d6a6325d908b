import { type Area, shown } from '../statement'

export const api: Area = {
  title: 'The API',
  statements: [
    {
      says: 'What AppSync refuses of another’s todo has the errorType `Unauthorized`, as for one that is not there, whatever the condition.',
      proof: shown(
        'todos',
        'is refused as Unauthorized to a member who changes or deletes it, as one that is not there',
        'is refused to a member by any condition, whether that holds or not',
      ),
      otherwise:
        'It is refused all the same; under a type that is not known the app says that it is unavailable. Add the type to `codes`.',
      where: ['lib/server/graphql-errors.ts', 'lib/server/todos.ts'],
    },
    {
      says: 'Members read everybody’s todos; who is no member reads and lists their own alone.',
      proof: shown(
        'todos',
        'is read by members, by id and in the list of its state',
        'is not read by who is no member, who lists only their own',
      ),
      otherwise:
        'This is the rule of the whole workspace: take the site down, and compare the resolvers in the AppSync console with the twin’s assembly.',
      where: ['amplify/data/workspace.ts'],
    },
    {
      says: 'Nobody writes `owner` or `createdAt`, not even the owner, and a required field takes no null.',
      proof: shown(
        'todos',
        'has an %s that nobody writes: Unauthorized, on create and on update',
        'takes no null for a %s: InvalidInput',
      ),
      otherwise:
        'A todo could be given away, moved in time or made unreadable. Lists survive unreadable rows and count them; the rules of the fields and the guard before the update have to be mended.',
      where: [
        'amplify/data/workspace.ts',
        'amplify/hardening/api.ts',
        'docs/decisions/009-a-null-name-is-refused-and-survived.md',
      ],
    },
    {
      says: 'A stale version, and an id that is taken, are refused as `DynamoDB:ConditionalCheckFailedException`.',
      proof: shown(
        'todos',
        'is written by who has seen its latest version, else DynamoDB:ConditionalCheckFailedException',
        'is not added a second time under its id: DynamoDB:ConditionalCheckFailedException',
      ),
      otherwise:
        'As `Unauthorized` it does no harm: the app reads the todo before it says which of the two it was. Under a third name a conflict is shown as an outage, and a repeated addition as a failed one: add it to `codes`.',
      where: ['lib/server/graphql-errors.ts', 'lib/server/todos.ts'],
    },
    {
      says: 'Lengths of names and notes are kept by the resolver, in UTF-16 units, and refused without an errorType.',
      proof: shown('todos', 'has a name of 200 UTF-16 units at most, refused without an errorType'),
      otherwise: 'The app keeps lengths by itself. A direct call could write longer ones, which lists would show.',
      where: ['amplify/data/workspace.ts', 'lib/server/graphql-errors.ts'],
    },
    {
      says: 'One request runs ten resolvers, none sees the schema, and a token that is none is answered with 401; what the app asks is within the limits.',
      proof: shown(
        'limits',
        'answers a question as deep as the app’s, by an access token as by an ID token',
        'runs ten resolvers of one request and no more',
        'tells nothing of its schema',
        'refuses %s by 401 and UnauthorizedException',
        'refuses a token whose groups were written anew',
      ),
      otherwise:
        'If the app’s own question is too deep, every list fails: raise `queryDepthLimit`. Without the other limits somebody can ask for more in one request, of what they may read anyway. Another status than 401 or 403 shows an ended session as an outage.',
      where: ['amplify/hardening/api.ts', 'lib/server/graphql-errors.ts'],
    },
    {
      says: 'A subscription without arguments tells members of every todo and others of their own, by either token; a named other is refused.',
      proof: shown(
        'live',
        'tells members of everybody’s todos, by access and by ID token, and who is no member of their own alone',
        'refuses who is no member the todos of a named other, and opens nothing without a good token',
      ),
      otherwise:
        'If a member hears nothing, the list reads anew every half minute, and when one comes back to it. If somebody hears too much, take the subscriptions out with `disableOperations`, and set LIVE_UPDATES=off: lists go on in the same way.',
      where: ['lib/client/live-updates.ts', 'docs/decisions/003-subscriptions-as-appsync-has-them.md'],
    },
    {
      says: 'An event tells what its mutation selected, what was left out is null, and the connection says after how long silence means that it is dead.',
      proof: shown(
        'live',
        'tells of a change as much as its mutation selected: what was left out is null',
        'acknowledges a connection with the time after which silence means that it is dead',
      ),
      otherwise:
        'An event that cannot be told whole makes the browser read the list anew, so that nothing false is shown; it only costs more. Without that time the browser waits for five minutes.',
      where: ['lib/client/live-updates.ts', 'lib/client/live-socket.ts'],
    },
  ],
}
