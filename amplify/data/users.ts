import { a } from '@aws-amplify/backend'
import { ADMINS } from '../../lib/domain/member'
import { USER_ACTS } from '../../lib/domain/repair'
import { membership } from '../functions/membership/resource'

/** Whom Cognito has, who of them is a member, and what is done to one. */
export const users = {
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
}
