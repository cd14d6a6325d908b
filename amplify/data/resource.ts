import { a, type ClientSchema, defineData } from '@aws-amplify/backend'
import { ADMINS, EVERYONE } from '../../lib/domain/member'
import { TODO_NAME_LIMIT } from '../../lib/domain/todo'
import { membership } from '../functions/membership/resource'

const schema = a.schema({
  TodoState: a.enum(['OPEN', 'DONE']),
  // One value: the partition of the index that lists every todo newest first.
  Audience: a.enum(['everyone']),

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

  Refusal: a.enum(['FORBIDDEN', 'NOT_FOUND', 'NAME_TAKEN', 'NAME_INVALID', 'INVALID', 'TOO_LARGE', 'THROTTLED']),

  Standing: a.enum(['MEMBER', 'WAITING']),
  Entrance: a.customType({ standing: a.ref('Standing'), displayName: a.string(), refusal: a.ref('Refusal') }),
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

  MembershipHealth: a.customType({
    refusal: a.ref('Refusal'),
    users: a.integer(),
    members: a.integer(),
    missing: a.integer(),
    countedAt: a.datetime(),
  }),
  membershipHealth: a
    .query()
    .returns(a.ref('MembershipHealth').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  UserFilter: a.enum(['ALL', 'MISSING']),
  ListedUser: a.customType({
    id: a.id().required(),
    username: a.string().required(),
    email: a.string().required(),
    isEmailVerified: a.boolean().required(),
    status: a.string().required(),
    isEnabled: a.boolean().required(),
    groups: a.string().required().array().required(),
    createdAt: a.datetime().required(),
    isMissing: a.boolean().required(),
  }),
  UserPage: a.customType({
    refusal: a.ref('Refusal'),
    users: a.ref('ListedUser').required().array(),
    nextCursor: a.string(),
  }),
  listUsers: a
    .query()
    .arguments({ filter: a.ref('UserFilter'), cursor: a.string() })
    .returns(a.ref('UserPage').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  RepairOutcome: a.enum(['ADDED', 'ALREADY']),
  Repair: a.customType({ outcome: a.ref('RepairOutcome'), refusal: a.ref('Refusal') }),
  repairMember: a
    .mutation()
    .arguments({ userId: a.id().required() })
    .returns(a.ref('Repair').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
})

export type Schema = ClientSchema<typeof schema>

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool' },
})
