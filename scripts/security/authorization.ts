import { type Chapter, shown } from './requirement'

const MATRIX = 'tests/attack/matrix.test.ts'
const PRIVILEGED = 'tests/attack/privileged.test.ts'
const ACTIONS = 'tests/attack/app-actions.test.ts'
const TEMPLATES = 'tests/integration/backend/templates.test.ts'

export const authorization: Chapter = {
  id: 'V8',
  title: 'Authorization',
  sections: [
    {
      id: 'V8.1',
      title: 'What is written down',
      requirements: [
        {
          id: 'V8.1.1',
          level: 1,
          asks: 'Who may call what, on which data, is written down.',
          answer: {
            control:
              '“Who may do what” on this page; in full, and as what is tested, in `tests/attack/matrix-table.ts` and `tests/attack/app-actions-table.ts`.',
            tests: [
              ...shown(MATRIX, 'leaves no cell of the matrix out', 'of $target by $identity: $expected'),
              ...shown(ACTIONS, 'leaves no action and no cell out'),
              ...shown(PRIVILEGED, 'is asked of every operation of the schema that is not open to all who signed in'),
            ],
          },
        },
        {
          id: 'V8.1.2',
          level: 2,
          asks: 'Who may read and write which field is written down.',
          answer: {
            control:
              '“Who may do what” on this page; the rules themselves stand field by field in `amplify/data/workspace.ts`.',
            tests: shown(MATRIX, 'leaves no cell of the matrix out', 'of $target by $identity: $expected'),
          },
        },
      ],
    },
    {
      id: 'V8.2',
      title: 'What is enforced',
      requirements: [
        {
          id: 'V8.2.1',
          level: 1,
          asks: 'A function is called by whom it is for, and by nobody else.',
          answer: {
            control:
              'AppSync’s rules by group (`amplify/data/`), and the function asks Cognito again (`amplify/functions/membership/`). An action without a policy does not compile.',
            tests: [
              ...shown(
                PRIVILEGED,
                '(%s) is refused each of them, by both tokens, and changes nothing',
                '(%s) is refused each of them, is told nothing, and changes nothing',
              ),
              ...shown(ACTIONS, '$action by $identity is refused, and changes nobody'),
              ...shown('tests/attack/app-pages.test.ts', '$path for $identity is $answer'),
              ...shown('tests/unit/server/action-wrapper.test.ts', 'without a policy does not compile'),
            ],
          },
        },
        {
          id: 'V8.2.2',
          level: 1,
          asks: 'A thing is reached by whom it is for, whatever id is sent.',
          answer: {
            control:
              'AppSync compares the owner with the token, in the condition of the write (`amplify/data/workspace.ts`).',
            tests: [
              ...shown(MATRIX, 'of $target by $identity: $expected'),
              ...shown(
                'tests/attack/beyond-matrix.test.ts',
                'does not put a todo over another’s by its id, whoever owns it',
                'does not filter its way to another’s todo from outside',
              ),
              ...shown('tests/attack/own-deletion.test.ts', 'is the only one that can be meant: %s names nobody'),
              ...shown('tests/attack/app-routes.test.ts', '$kind of $target by $identity does what the table says'),
              ...shown('tests/attack/subscriptions.test.ts', '$identity with $way hears what the table says'),
            ],
            rest: 'A member who asks for it by id reads another member’s trash: it is hidden and no secret.',
          },
        },
        {
          id: 'V8.2.3',
          level: 2,
          asks: 'A field is read and written by whom it is for.',
          answer: {
            control:
              'Rules of the fields `owner` and `createdAt`; members have no writes at all; addresses are in no type that a member can ask for (`amplify/data/`).',
            tests: [
              ...shown(MATRIX, 'of $target by $identity: $expected'),
              ...shown('tests/integration/appsync/ownership.test.ts', 'refuses a time of the caller’s choice'),
              ...shown(PRIVILEGED, '(%s) is refused each of them, by both tokens, and changes nothing'),
              ...shown(TEMPLATES, 'the API offers no scan, and neither writes nor subscriptions of members'),
            ],
          },
        },
      ],
    },
    {
      id: 'V8.3',
      title: 'Where it is enforced',
      requirements: [
        {
          id: 'V8.3.1',
          level: 1,
          asks: 'A service that the caller cannot change decides, and no script of a page.',
          answer: {
            control:
              'AppSync and the functions decide. Everything holds for who calls them directly, and with `middleware.ts` taken away.',
            tests: [
              ...shown(MATRIX, 'of $target by $identity: $expected'),
              ...shown(
                'tests/attack/app-pages.test.ts',
                '$path gives $identity nothing of the admin area, asked as $guise',
              ),
              ...shown(ACTIONS, '$action of $target by $identity is answered $expected'),
            ],
          },
        },
      ],
    },
    {
      id: 'V8.4',
      title: 'Tenants',
      requirements: [
        {
          id: 'V8.4.1',
          level: 2,
          asks: 'Nobody touches what belongs to another tenant.',
          answer: {
            doesNotApply:
              'A deployment is one workspace for one group of people, with a pool, an API and tables of its own. There are no tenants inside it.',
          },
        },
      ],
    },
  ],
}
