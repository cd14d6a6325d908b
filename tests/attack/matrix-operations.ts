// How each operation of the matrix is asked, and what its four targets are.
import type { AwsEnvironment } from '../../scripts/seeded-users'
import { ask, drawTodoId, type GraphqlReply, type Person } from '../people'

export type Target = 'own' | 'others' | 'missing' | 'malformed'
export const TARGETS: readonly Target[] = ['own', 'others', 'missing', 'malformed']

export interface Scene {
  environment: AwsEnvironment
  /** Absent for the anonymous. */
  token: string | undefined
  /** Whose "own" it is; to the anonymous everything is somebody else's. */
  caller: Person
  other: Person
  waiting: Person
  /** Ids of todos: the caller's, made for this cell; the other's; and one that nobody has. */
  own: string
  others: string
  missing: string
  freshName: string
  otherName: string
}

export interface Operation {
  isWrite: boolean
  ask: (scene: Scene, target: Target) => Promise<GraphqlReply>
  /** What a list is searched for. */
  listed?: (scene: Scene, target: Target) => string
}

const TODO = { name: 'Made by an attack', state: 'OPEN' }
const NOBODY = '00000000-0000-4000-8000-000000000000'
const CREATE = 'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id owner createdAt } }'
const UPDATE = 'mutation ($input: UpdateTodoInput!) { updateTodo(input: $input) { id owner createdAt } }'
const DELETE = 'mutation ($input: DeleteTodoInput!) { deleteTodo(input: $input) { id } }'
const BY_OWNER = 'query ($owner: String!) { todosByOwner(owner: $owner, limit: 1000) { items { id } } }'
const BY_OWNER_AND_STATE = `query ($owner: String!) {
  todosByOwner(owner: $owner, stateId: { beginsWith: { state: OPEN } }, limit: 1000) { items { id } } }`
const BY_STATE = `query ($state: TodoState!) {
  todosByState(state: $state, sortDirection: DESC, limit: 1000) { items { id } } }`
const BY_NAME = `query ($directory: String!, $sortName: ModelStringKeyConditionInput) {
  membersByName(directory: $directory, sortName: $sortName, limit: 1000) { items { id displayName sortName } } }`

/** No ID at all: an object where a scalar belongs, as an injection into DynamoDB would send it. */
const MALFORMED = { S: 'x' }

const send = ({ environment, token }: Scene, query: string, variables: Record<string, unknown>) =>
  ask(environment, token, query, variables)

const todoId = (scene: Scene, target: Target) => (target === 'malformed' ? MALFORMED : scene[target])

const userId = (scene: Scene, target: Target) =>
  ({ own: scene.caller.sub, others: scene.other.sub, missing: NOBODY, malformed: MALFORMED })[target]

const change = (input: (scene: Scene) => Record<string, unknown>): Operation => ({
  isWrite: true,
  // Without the state no update is looked at: part of it is in the key of a list.
  ask: (scene, target) => send(scene, UPDATE, { input: { id: todoId(scene, target), state: 'OPEN', ...input(scene) } }),
})

const create = (input: (scene: Scene, target: Target) => Record<string, unknown>): Operation => ({
  isWrite: true,
  ask: (scene, target) => send(scene, CREATE, { input: { id: drawTodoId(), ...TODO, ...input(scene, target) } }),
})

const about = (
  query: string,
  variable: string,
  of: (scene: Scene, target: Target) => unknown,
  isWrite = false,
): Operation => ({
  isWrite,
  ask: (scene, target) => send(scene, query, { [variable]: of(scene, target) }),
})

export const operations = {
  /** Own: plainly. Other's: over another's id. Missing: no name. Malformed: a number for a name. */
  create: create(
    ({ others }, target) =>
      ({ own: {}, others: { id: others }, missing: { name: null }, malformed: { name: 7 } })[target],
  ),
  read: about('query ($id: ID!) { getTodo(id: $id) { id owner name } }', 'id', todoId),
  /** Malformed: a state that the schema does not know. */
  listByState: {
    isWrite: false,
    ask: (scene, target) => send(scene, BY_STATE, { state: target === 'malformed' ? 'GONE' : 'OPEN' }),
    listed: (scene, target) => (target === 'malformed' ? '' : scene[target]),
  },
  listByOwner: {
    ...about(BY_OWNER, 'owner', userId),
    listed: (scene, target) => (target === 'malformed' ? '' : scene[target]),
  },
  listByOwnerAndState: {
    ...about(BY_OWNER_AND_STATE, 'owner', userId),
    listed: (scene, target) => (target === 'malformed' ? '' : scene[target]),
  },
  rename: change(() => ({ name: 'Renamed by an attack' })),
  complete: change(() => ({ state: 'DONE', doneAt: new Date().toISOString() })),
  trash: change(() => ({ state: 'TRASH', expiresAt: Math.floor(Date.now() / 1000) + 30 * 86_400 })),
  delete: {
    isWrite: true,
    ask: (scene, target) => send(scene, DELETE, { input: { id: todoId(scene, target) } }),
  },
  giveAway: change(({ other }) => ({ owner: other.sub })),
  /** In create. Own: naming oneself, which is the truth. */
  spoofOwner: create((scene, target) => ({ owner: userId(scene, target) })),
  /** Other's: in the owner's name too. Missing: null. Malformed: no time. */
  createWithTime: create(
    ({ other }, target) =>
      ({
        own: { createdAt: '2099-01-01T00:00:00.000Z' },
        others: { createdAt: '2099-01-01T00:00:00.000Z', owner: other.sub },
        missing: { createdAt: null },
        malformed: { createdAt: 'tomorrow' },
      })[target],
  ),
  moveInTime: change(() => ({ createdAt: '2099-01-01T00:00:00.000Z' })),
  /** Other's: of somebody who is in no group. */
  repair: about(
    'mutation ($username: ID!) { manageUser(username: $username, act: REPAIR) { outcome refusal } }',
    'username',
    (scene, target) => (target === 'others' ? scene.waiting.sub : userId(scene, target)),
    true,
  ),
  /** Own and other's: all users. Missing: the filter for them. Malformed: a cursor that means nothing. */
  listUsers: {
    isWrite: false,
    ask: (scene, target) =>
      send(
        scene,
        'query ($s: UserStanding, $c: String) { listUsers(standing: $s, cursor: $c) { refusal users { id } } }',
        { s: target === 'missing' ? 'MISSING' : null, c: target === 'malformed' ? 'nonsense' : null },
      ),
  },
  /** It has no target: own is the question as it stands, the rest with an argument that it does not take. */
  membershipHealth: {
    isWrite: false,
    ask: (scene, target) =>
      send(scene, `{ membershipHealth${target === 'own' ? '' : '(of: "x")'} { refusal users missing } }`, {}),
  },
  memberNames: {
    ...about('query ($ids: [ID!]!) { memberNames(ids: $ids) { id displayName } }', 'ids', (scene, target) => [
      userId(scene, target),
    ]),
    listed: ({ caller, other }, target) => (target === 'own' ? caller.sub : target === 'others' ? other.sub : NOBODY),
  },
  /** Missing: another directory than the one there is. Malformed: a condition that is none. */
  membersByName: {
    isWrite: false,
    ask: (scene, target) =>
      send(scene, BY_NAME, {
        directory: target === 'missing' ? 'ADMINS' : 'MEMBERS',
        sortName: target === 'malformed' ? MALFORMED : target === 'others' ? { ge: ' ' } : null,
      }),
    listed: ({ caller, other }, target) => (target === 'own' ? caller.sub : target === 'others' ? other.sub : NOBODY),
  },
  getMember: about('query ($id: ID!) { getMember(id: $id) { id displayName } }', 'id', userId),
  /** Own: a name nobody has. Other's: the other's. Missing: nothing to look at. Malformed: null. */
  changeDisplayName: about(
    'mutation ($name: String!) { changeDisplayName(name: $name) { displayName refusal } }',
    'name',
    ({ freshName, otherName }, target) =>
      ({ own: freshName, others: otherName, missing: '\u200b', malformed: null })[target],
    true,
  ),
  /** The caller is its only target: the rest tries to name somebody else. */
  enterWorkspace: {
    isWrite: true,
    ask: (scene, target) =>
      send(
        scene,
        `mutation { enterWorkspace${target === 'own' ? '' : `(id: "${scene.other.sub}")`} { standing displayName } }`,
        {},
      ),
  },
} satisfies Record<string, Operation>

export type OperationName = keyof typeof operations
