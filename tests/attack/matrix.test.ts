import { randomUUID } from 'node:crypto'
import { AdminRemoveUserFromGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownStack } from '../own-stack'
import { addTodo, ask, cognitoOf, type Person } from '../people'
import { type Cast, createCast, IDENTITIES, type Identity } from './cast'
import { belongingsOf } from './ledger'
import { type Operation, type OperationName, operations, type Scene, TARGETS, type Target } from './matrix-operations'
import { matrix } from './matrix-table'
import { type Outcome, outcomeOf } from './outcome'

const { environment } = ownStack()
const names = Object.keys(operations) as OperationName[]
const DONE: Outcome[] = ['done', 'DONE', 'ALREADY']

let cast: Cast
const todoOf = new Map<Person, string>()
const missing = randomUUID()

const nameOf = async (person: Person) => {
  const { data } = await ask(
    environment,
    person.accessToken,
    'query ($id: ID!) { getMember(id: $id) { displayName } }',
    {
      id: person.sub,
    },
  )
  return (data as { getMember: { displayName: string } }).getMember.displayName
}

beforeAll(async () => {
  cast = await createCast(environment)
  for (const person of [cast.owner, cast.member]) todoOf.set(person, await addTodo(environment, person, 'Not yours'))
})

const sceneFor = async (identity: Identity, kind: 'accessToken' | 'idToken', isWrite: boolean): Promise<Scene> => {
  const caller = identity === 'anonymous' ? cast.member : cast[identity]
  const other = identity === 'owner' ? cast.member : cast.owner
  const own = isWrite || !todoOf.has(caller) ? await addTodo(environment, caller, 'Mine') : (todoOf.get(caller) ?? '')
  if (!todoOf.has(caller)) todoOf.set(caller, own)
  return {
    environment,
    token: identity === 'anonymous' ? undefined : caller[kind],
    caller,
    other,
    waiting: cast.waiting,
    own,
    others: todoOf.get(other) ?? '',
    missing,
    freshName: `Nobody ${randomUUID().slice(0, 8)}`,
    otherName: await nameOf(other),
  }
}

const leaveEveryone = ({ sub }: Person) =>
  cognitoOf(environment).send(
    new AdminRemoveUserFromGroupCommand({ UserPoolId: environment.USER_POOL_ID, Username: sub, GroupName: 'everyone' }),
  )

const cells = names.flatMap((operation) =>
  IDENTITIES.flatMap((identity) =>
    TARGETS.map((target, column) => ({ operation, identity, target, expected: matrix[operation][identity][column] })),
  ),
)

it('leaves no cell of the matrix out', () => {
  expect(Object.keys(matrix).sort()).toEqual([...names].sort())
  for (const name of names) {
    expect([name, Object.keys(matrix[name]).sort()]).toEqual([name, [...IDENTITIES].sort()])
    for (const identity of IDENTITIES)
      expect([name, identity, matrix[name][identity].length]).toEqual([name, identity, 4])
  }
  expect(cells).toHaveLength(names.length * 5 * 4)
  expect(cells.filter(({ expected }) => !expected)).toEqual([])
})

const judge = async (name: OperationName, identity: Identity, target: Target, kind: 'accessToken' | 'idToken') => {
  const operation: Operation = operations[name]
  const expected = matrix[name][identity][TARGETS.indexOf(target)] as Outcome
  const scene = await sceneFor(identity, kind, operation.isWrite && target === 'own')
  const isRefusedWrite = operation.isWrite && !DONE.includes(expected)
  const touched = [scene.caller, scene.other, ...(name === 'repair' ? [scene.waiting] : [])]
  const state = () => Promise.all(touched.map((person) => belongingsOf(environment, person)))
  const before = isRefusedWrite ? await state() : undefined
  const reply = await operation.ask(scene, target)
  expect(outcomeOf(reply, operation.listed?.(scene, target))).toBe(expected)
  if (isRefusedWrite) expect(await state()).toEqual(before)
  if (expected === 'DONE') await leaveEveryone(scene.waiting)
  if (identity === 'anonymous' || expected === 'refused')
    expect(Object.values(reply.data ?? {}).every((value) => value === null)).toBe(true)
}

describe.each(['accessToken', 'idToken'] as const)('with the %s', (kind) => {
  describe.each(names)('%s', (operation) => {
    it.each(cells.filter((cell) => cell.operation === operation))(
      'of $target by $identity: $expected',
      ({ identity, target }) => judge(operation, identity, target, kind),
    )
  })
})
