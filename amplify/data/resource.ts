import { a, type ClientSchema, defineData } from '@aws-amplify/backend'
import { ADMINS, EVERYONE } from '../../lib/domain/member'
import {
  DOOR_SETTINGS,
  ITEM_REASONS,
  LEDGER_ACTS,
  LEDGER_OUTCOMES,
  NIGHTLY_SETTINGS,
  OUTCOME_REASONS,
  RUN_ORDERS,
  RUN_SCOPES,
  RUN_STATES,
  SHELVES,
  USER_ACTS,
} from '../../lib/domain/repair'
import { NOBODY, TODO_NAME_LIMIT } from '../../lib/domain/todo'
import { membership } from '../functions/membership/resource'

const schema = a.schema({
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

  Refusal: a.enum([
    'FORBIDDEN',
    'NOT_FOUND',
    'NAME_TAKEN',
    'NAME_INVALID',
    'INVALID',
    'TOO_LARGE',
    'THROTTLED',
    // Not on yourself.
    'SELF',
    // There is always an administrator.
    'LAST_ADMIN',
    // Kept out on purpose: restore them first.
    'KEPT_OUT',
    // What was seen is not what is there any more: look again.
    'CHANGED',
    'EMAIL_TAKEN',
    'EMAIL_INVALID',
    // The confirmation that was typed is not the user's e-mail address.
    'NOT_CONFIRMED',
    // The user's status does not allow it: an invitation for somebody who has signed in, say.
    'WRONG_STATUS',
  ]),

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

  // From here on everything is for administrators; the function asks Cognito whether the caller is one now.

  // Null figures: nothing has been counted yet. `missing` leaves out whom an administrator keeps out.
  MembershipHealth: a.customType({
    refusal: a.ref('Refusal'),
    users: a.integer(),
    members: a.integer(),
    missing: a.integer(),
    keptOut: a.integer(),
    countedAt: a.datetime(),
    // The scan that counted; null when it was counted for this answer.
    runId: a.id(),
    // A scan that is under way.
    scanningRunId: a.id(),
  }),
  membershipHealth: a
    .query()
    .returns(a.ref('MembershipHealth').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  SearchField: a.enum(['EMAIL', 'NAME', 'ID']),
  UserStanding: a.enum(['MEMBER', 'MISSING', 'KEPT_OUT', 'UNKNOWN']),
  UserOrder: a.enum(['EMAIL', 'CREATED', 'STATUS']),
  ListedUser: a.customType({
    id: a.id().required(),
    username: a.id().required(),
    email: a.string().required(),
    isEmailVerified: a.boolean().required(),
    displayName: a.string(),
    status: a.string().required(),
    isEnabled: a.boolean().required(),
    // Null: too many groups to know them at the price of a page.
    groups: a.string().required().array(),
    systemGroups: a.string().required().array(),
    createdAt: a.datetime().required(),
    memberSince: a.datetime(),
    standing: a.ref('UserStanding').required(),
  }),
  UserPage: a.customType({
    refusal: a.ref('Refusal'),
    users: a.ref('ListedUser').required().array(),
    nextCursor: a.string(),
    previousCursor: a.string(),
    // How many match, where that is known at the price of the page.
    total: a.integer(),
    // Null: who is a member was asked of Cognito now. Else when the scan that it is read from was.
    standingsAsOf: a.datetime(),
    isSortable: a.boolean(),
    // Users looked at for this page when a filter that Cognito does not have was applied.
    searched: a.integer(),
  }),
  listUsers: a
    .query()
    .arguments({
      search: a.string(),
      searchField: a.ref('SearchField'),
      status: a.string(),
      isEnabled: a.boolean(),
      group: a.string(),
      standing: a.ref('UserStanding'),
      order: a.ref('UserOrder'),
      isDescending: a.boolean(),
      cursor: a.string(),
    })
    .returns(a.ref('UserPage').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  GroupNames: a.customType({ refusal: a.ref('Refusal'), names: a.string().required().array() }),
  listGroups: a
    .query()
    .returns(a.ref('GroupNames').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  UserAttribute: a.customType({ name: a.string().required(), value: a.string().required() }),
  UserDetail: a.customType({
    refusal: a.ref('Refusal'),
    user: a.ref('ListedUser'),
    attributes: a.ref('UserAttribute').required().array(),
    keptOutAt: a.datetime(),
    keptOutBy: a.id(),
    isSelf: a.boolean(),
    isLastAdmin: a.boolean(),
  }),
  // By username or sub.
  readUser: a
    .query()
    .arguments({ username: a.id().required() })
    .returns(a.ref('UserDetail').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  OwnedTodo: a.customType({
    id: a.id().required(),
    name: a.string().required(),
    state: a.ref('TodoState').required(),
    createdAt: a.datetime().required(),
    isTrashed: a.boolean().required(),
  }),
  OwnedTodoPage: a.customType({
    refusal: a.ref('Refusal'),
    todos: a.ref('OwnedTodo').required().array(),
    nextCursor: a.string(),
  }),
  // Of somebody who may no longer exist.
  todosOfUser: a
    .query()
    .arguments({ sub: a.id().required(), cursor: a.string() })
    .returns(a.ref('OwnedTodoPage').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  UserAct: a.enum(USER_ACTS),
  ActOutcome: a.enum(['DONE', 'ALREADY', 'PARTLY']),
  // `todos`: how many were moved. PARTLY: begun, and to be asked for again.
  ActResult: a.customType({
    refusal: a.ref('Refusal'),
    outcome: a.ref('ActOutcome'),
    todos: a.integer(),
  }),
  manageUser: a
    .mutation()
    .arguments({
      // Or the sub, by which alone somebody who no longer exists is known: for acts on their todos.
      username: a.id().required(),
      act: a.ref('UserAct').required(),
      // DELETE: the user's e-mail address, as typed.
      confirmation: a.string(),
      // KEEP_OUT, DELETE: their open todos go to the trash with them.
      alsoTrashTodos: a.boolean(),
    })
    .returns(a.ref('ActResult').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  CreatedUser: a.customType({ refusal: a.ref('Refusal'), username: a.id() }),
  // As the Cognito console does it: an invitation by mail, and no group.
  createUser: a
    .mutation()
    .arguments({ email: a.string().required() })
    .returns(a.ref('CreatedUser').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  RunState: a.enum(RUN_STATES),
  RunScope: a.enum(RUN_SCOPES),
  RunOrder: a.enum(RUN_ORDERS),
  RunSource: a.enum(['ADMINISTRATOR', 'SCHEDULE']),
  Shelf: a.enum(SHELVES),
  ItemReason: a.enum(ITEM_REASONS),
  OutcomeReason: a.enum(OUTCOME_REASONS),
  ShelfCount: a.customType({ shelf: a.ref('Shelf').required(), count: a.integer().required() }),
  RepairRun: a.customType({
    id: a.id().required(),
    scope: a.ref('RunScope').required(),
    source: a.ref('RunSource').required(),
    startedBy: a.id().required(),
    appliedBy: a.id(),
    undoneBy: a.id(),
    state: a.ref('RunState').required(),
    pausedFrom: a.ref('RunState'),
    // Asked for, and not yet obeyed.
    order: a.ref('RunOrder'),
    // False: an active run whose worker is gone, and not yet replaced.
    isWorkedOn: a.boolean().required(),
    // A worker is there, and on another run: each has its turn.
    isWaiting: a.boolean().required(),
    users: a.integer().required(),
    members: a.integer().required(),
    // Scope SELECTED: for how many it was asked. Of them `users` exist.
    selected: a.integer(),
    chosen: a.integer().required(),
    counts: a.ref('ShelfCount').required().array().required(),
    calls: a.integer().required(),
    rate: a.float(),
    ratePercent: a.integer().required(),
    // Seconds, an estimate; null when there is nothing to base one on.
    secondsLeft: a.integer(),
    throttledAt: a.datetime(),
    failure: a.string(),
    createdAt: a.datetime().required(),
    plannedAt: a.datetime(),
    appliedAt: a.datetime(),
    finishedAt: a.datetime(),
    undoneAt: a.datetime(),
  }),
  // `outcome` of chooseItems: PARTLY when so many are to be moved that the same call has to be made again.
  RunAnswer: a.customType({ refusal: a.ref('Refusal'), outcome: a.ref('ActOutcome'), run: a.ref('RepairRun') }),
  RunPage: a.customType({
    refusal: a.ref('Refusal'),
    runs: a.ref('RepairRun').required().array(),
    nextCursor: a.string(),
  }),
  startRun: a
    .mutation()
    // Scope SELECTED: 1 to 1,000 usernames.
    .arguments({ scope: a.ref('RunScope').required(), usernames: a.id().required().array() })
    .returns(a.ref('RunAnswer').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  // APPLY carries how many were seen as chosen: another number there is refused with CHANGED.
  directRun: a
    .mutation()
    .arguments({ id: a.id().required(), order: a.ref('RunOrder').required(), chosen: a.integer() })
    .returns(a.ref('RunAnswer').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  // Of a planned run. Without usernames: everybody of that reason, or everybody.
  chooseItems: a
    .mutation()
    .arguments({
      runId: a.id().required(),
      usernames: a.id().required().array(),
      reason: a.ref('ItemReason'),
      isChosen: a.boolean().required(),
    })
    .returns(a.ref('RunAnswer').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  repairRun: a
    .query()
    .arguments({ id: a.id().required() })
    .returns(a.ref('RunAnswer').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  // Newest first.
  repairRuns: a
    .query()
    .arguments({ cursor: a.string(), limit: a.integer() })
    .returns(a.ref('RunPage').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  RepairItem: a.customType({
    username: a.id().required(),
    sub: a.id().required(),
    email: a.string().required(),
    isEmailVerified: a.boolean().required(),
    status: a.string().required(),
    isEnabled: a.boolean().required(),
    createdAt: a.datetime().required(),
    reason: a.ref('ItemReason').required(),
    isChosen: a.boolean().required(),
    shelf: a.ref('Shelf').required(),
    outcomeReason: a.ref('OutcomeReason'),
    bookedAt: a.datetime(),
    todos: a.integer(),
  }),
  ItemPage: a.customType({
    refusal: a.ref('Refusal'),
    items: a.ref('RepairItem').required().array(),
    nextCursor: a.string(),
  }),
  // Without a shelf: all, in the order of their usernames.
  repairItems: a
    .query()
    .arguments({ runId: a.id().required(), shelf: a.ref('Shelf'), cursor: a.string(), limit: a.integer() })
    .returns(a.ref('ItemPage').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  DoorSetting: a.enum(DOOR_SETTINGS),
  NightlySetting: a.enum(NIGHTLY_SETTINGS),
  RepairSettings: a.customType({
    refusal: a.ref('Refusal'),
    door: a.ref('DoorSetting'),
    nightly: a.ref('NightlySetting'),
    userListPerSecond: a.integer(),
    groupReadPerSecond: a.integer(),
    groupChangePerSecond: a.integer(),
    ratePercent: a.integer(),
  }),
  repairSettings: a
    .query()
    .returns(a.ref('RepairSettings').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  // What is left out stays as it is.
  changeRepairSettings: a
    .mutation()
    .arguments({
      door: a.ref('DoorSetting'),
      nightly: a.ref('NightlySetting'),
      userListPerSecond: a.integer(),
      groupReadPerSecond: a.integer(),
      groupChangePerSecond: a.integer(),
      ratePercent: a.integer(),
    })
    .returns(a.ref('RepairSettings').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),

  LedgerAct: a.enum(LEDGER_ACTS),
  LedgerOutcome: a.enum(LEDGER_OUTCOMES),
  AuditEvent: a.customType({
    chain: a.string().required(),
    seq: a.integer().required(),
    at: a.datetime().required(),
    actor: a.id().required(),
    act: a.ref('LedgerAct').required(),
    subject: a.id(),
    outcome: a.ref('LedgerOutcome').required(),
    detail: a.string(),
    runId: a.id(),
    begunSeq: a.integer(),
    previousHash: a.string().required(),
    hash: a.string().required(),
  }),
  AuditPage: a.customType({
    refusal: a.ref('Refusal'),
    events: a.ref('AuditEvent').required().array(),
    nextCursor: a.string(),
    // The time of the last row that was looked at, when filters left little: "searched back to".
    searchedTo: a.datetime(),
  }),
  // Newest first.
  auditEvents: a
    .query()
    .arguments({
      subject: a.id(),
      actor: a.id(),
      act: a.ref('LedgerAct'),
      runId: a.id(),
      from: a.datetime(),
      to: a.datetime(),
      cursor: a.string(),
      limit: a.integer(),
    })
    .returns(a.ref('AuditPage').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  // `brokenAt`: sequence number of the first row that does not follow from the one before.
  ChainCheck: a.customType({
    refusal: a.ref('Refusal'),
    rows: a.integer(),
    brokenAt: a.integer(),
    nextSeq: a.integer(),
  }),
  // Goes on from `fromSeq` when one call was not enough: `nextSeq` says where.
  verifyChain: a
    .query()
    .arguments({ chain: a.string().required(), fromSeq: a.integer() })
    .returns(a.ref('ChainCheck').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
})

export type Schema = ClientSchema<typeof schema>

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: 'userPool' },
})
