import { a } from '@aws-amplify/backend'
import { ADMINS } from '../../lib/domain/member'
import {
  DOOR_SETTINGS,
  ITEM_REASONS,
  NIGHTLY_SETTINGS,
  OUTCOME_REASONS,
  RUN_ORDERS,
  RUN_SCOPES,
  RUN_STATES,
  SHELVES,
} from '../../lib/domain/repair'
import { membership } from '../functions/membership/resource'

const settings = {
  door: a.ref('DoorSetting'),
  nightly: a.ref('NightlySetting'),
  userListPerSecond: a.integer(),
  groupReadPerSecond: a.integer(),
  groupChangePerSecond: a.integer(),
  ratePercent: a.integer(),
}

/** Repair runs, what they do to whom, and the settings that they go by. */
export const runs = {
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
    ...settings,
  }),
  repairSettings: a
    .query()
    .returns(a.ref('RepairSettings').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
  // What is left out stays as it is.
  changeRepairSettings: a
    .mutation()
    .arguments(settings)
    .returns(a.ref('RepairSettings').required())
    .authorization((allow) => [allow.group(ADMINS)])
    .handler(a.handler.function(membership)),
}
