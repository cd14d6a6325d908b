import { a } from '@aws-amplify/backend'
import { EVERYONE } from '../../lib/domain/member'
import { NOBODY, TODO_NAME_LIMIT } from '../../lib/domain/todo'
import { membership } from '../functions/membership/resource'

/** Todos and their owners: for whoever is signed in, and for members. */
export const workspace = {
  TodoState: a.enum(['OPEN', 'DONE']),
  // The partition of the index that lists todos newest first: what everyone sees, and the trash.
  Audience: a.enum([EVERYONE, NOBODY]),

  Todo: a
    .model({
      name: a
        .string()
        .required()
        .validate((v) => v.minLength(1).maxLength(TODO_NAME_LIMIT)),
      state: a.ref('TodoState').required(),
      audience: a.ref('Audience').required(),
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
      index('audience').sortKeys(['createdAt']).queryField('todosByTime'),
      index('owner').sortKeys(['createdAt']).queryField('todosByOwner'),
    ])
    .authorization((allow) => [allow.owner().identityClaim('sub'), allow.group(EVERYONE).to(['read'])])
    // `list` scans the table; live updates come with a subscription of their own.
    .disableOperations(['list', 'subscriptions']),

  Member: a
    .model({ id: a.id().required(), displayName: a.string().required() })
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

  MemberName: a.customType({ id: a.id().required(), displayName: a.string().required() }),
  memberNames: a
    .query()
    .arguments({ ids: a.id().required().array().required() })
    .returns(a.ref('MemberName').required().array().required())
    .authorization((allow) => [allow.group(EVERYONE)])
    .handler(a.handler.function(membership)),
}
