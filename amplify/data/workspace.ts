import { a } from '@aws-amplify/backend'
import { EVERYONE } from '../../lib/domain/member'
import { TODO_NAME_LIMIT, TODO_NOTES_LIMIT } from '../../lib/domain/todo'
import { membership } from '../functions/membership/resource'

/** Todos and their owners: for whoever is signed in, and for members. */
export const workspace = {
  TodoState: a.enum(['OPEN', 'DONE', 'TRASH']),

  Todo: a
    .model({
      // A UUID of version 7, chosen before it is sent: sending it again adds nothing, and ids sort by time.
      id: a.id().required(),
      name: a
        .string()
        .required()
        .validate((v) => v.minLength(1).maxLength(TODO_NAME_LIMIT)),
      notes: a.string().validate((v) => v.maxLength(TODO_NOTES_LIMIT)),
      due: a.date(),
      state: a.ref('TodoState').required(),
      doneAt: a.datetime(),
      // One more with each write, which carries the one that it was based on as its condition.
      version: a.integer().default(1),
      // When what is in the trash goes for good: DynamoDB's time-to-live, in seconds.
      expiresAt: a.timestamp(),
      // Field rules replace the model's. Without `update` the owner cannot give a todo away, nor anyone move it in time.
      owner: a
        .string()
        .authorization((allow) => [
          allow.owner().identityClaim('sub').to(['create', 'read', 'delete']),
          allow.group(EVERYONE).to(['read']),
        ]),
      createdAt: a
        .datetime()
        .authorization((allow) => [
          allow.owner().identityClaim('sub').to(['read', 'delete']),
          allow.group(EVERYONE).to(['read']),
        ]),
    })
    .secondaryIndexes((index) => [
      index('state').sortKeys(['createdAt']).queryField('todosByState'),
      index('owner').sortKeys(['state', 'id']).queryField('todosByOwner'),
    ])
    .authorization((allow) => [allow.owner().identityClaim('sub'), allow.group(EVERYONE).to(['read'])])
    // `list` scans the table.
    .disableOperations(['list']),

  Member: a
    .model({
      id: a.id().required(),
      displayName: a.string().required(),
      // The partition and the sort key of the list of names: every row has the same directory.
      directory: a.string(),
      sortName: a.string(),
    })
    .secondaryIndexes((index) => [index('directory').sortKeys(['sortName']).queryField('membersByName')])
    .authorization((allow) => [
      allow.ownerDefinedIn('id').identityClaim('sub').to(['read']),
      allow.group(EVERYONE).to(['read']),
    ])
    .disableOperations(['list', 'mutations', 'subscriptions']),

  Standing: a.enum(['MEMBER', 'WAITING', 'REMOVED']),
  // isJustAdded: the token does not know it yet, and must be refreshed.
  Entrance: a.customType({
    standing: a.ref('Standing'),
    isJustAdded: a.boolean(),
    displayName: a.string(),
    refusal: a.ref('Refusal'),
  }),
  enterWorkspace: a
    .mutation()
    .returns(a.ref('Entrance').required())
    .authorization((allow) => [allow.authenticated()])
    .handler(a.handler.function(membership)),

  DisplayNameChange: a.customType({ displayName: a.string(), refusal: a.ref('Refusal') }),
  changeDisplayName: a
    .mutation()
    .arguments({ name: a.string().required() })
    .returns(a.ref('DisplayNameChange').required())
    .authorization((allow) => [allow.authenticated()])
    .handler(a.handler.function(membership)),

  // Of the caller, whoever that is: nobody can be named. By an access token only. ALREADY: somebody else has just done it.
  AccountDeletion: a.customType({ outcome: a.ref('ActOutcome'), refusal: a.ref('Refusal') }),
  deleteMyAccount: a
    .mutation()
    .returns(a.ref('AccountDeletion').required())
    .authorization((allow) => [allow.authenticated()])
    .handler(a.handler.function(membership)),

  MemberName: a.customType({ id: a.id().required(), displayName: a.string().required() }),
  memberNames: a
    .query()
    .arguments({ ids: a.id().required().array().required() })
    .returns(a.ref('MemberName').required().array().required())
    .authorization((allow) => [allow.group(EVERYONE)])
    .handler(a.handler.function(membership)),
}
