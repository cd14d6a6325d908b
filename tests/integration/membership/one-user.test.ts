import { CreateGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { UpdateItemInput } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller, Services } from '../../../amplify/services'
import { openOffice, todoId } from './office'
import { counter, startWorld, type World } from './world'

let world: World
let office: ReturnType<typeof openOffice>
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  office = openOffice(world)
  admin = await world.person('admin@example.com', 'admins', 'everyone')
})
afterAll(() => world.close())

describe('a user’s page', () => {
  const read = (username: string, through?: Services) => world.ask(admin, 'readUser', { username }, through)

  it('shows what Cognito and the directory know now, and asks for nobody who would be billed for it', async () => {
    const ann = await world.person('ann@example.com', 'everyone')
    await world.ask(ann, 'enterWorkspace')
    const google = `${world.poolId}_Google`
    await world.pool.send(new CreateGroupCommand({ UserPoolId: world.poolId, GroupName: google }))
    await world.join(ann.username, google)
    const { counts, before } = counter()
    expect(await read(ann.username, world.services({ before }))).toMatchObject({
      user: {
        email: 'ann@example.com',
        displayName: 'ann',
        groups: ['everyone'],
        systemGroups: [google],
        standing: 'MEMBER',
      },
      attributes: [
        { name: 'email', value: 'ann@example.com' },
        { name: 'email_verified', value: 'false' },
        { name: 'sub', value: ann.sub },
      ],
      ...{ keptOutAt: null, keptOutBy: null, isSelf: false, isLastAdmin: false },
    })
    // The caller's own account is the one that is asked for.
    expect(counts).toMatchObject({ AdminGetUserCommand: 1, ListUsersCommand: 1, AdminListGroupsForUserCommand: 2 })
  })

  it('says who keeps them out, and since when', async () => {
    const ben = await world.person('ben@example.com')
    await office.manage(admin, 'KEEP_OUT', ben)
    expect(await read(ben.username)).toMatchObject({
      user: { standing: 'KEPT_OUT', isEnabled: false },
      keptOutBy: admin.sub,
      keptOutAt: new Date(world.time.now).toISOString(),
    })
  })

  it('says that it is one’s own, and that of the last administrator, of whom the disabled are none', async () => {
    expect(await read(admin.username)).toMatchObject({ isSelf: true, isLastAdmin: true })
    const cat = await world.person('cat@example.com', 'admins')
    expect(await read(admin.username)).toMatchObject({ isLastAdmin: false })
    await office.manage(admin, 'DISABLE', cat)
    expect(await read(admin.username)).toMatchObject({ isLastAdmin: true })
    expect(await read(cat.username)).toMatchObject({ isLastAdmin: false })
  })

  it('of nobody is not found, by address neither', async () => {
    expect(await read('ann@example.com')).toEqual({ refusal: 'NOT_FOUND' })
    expect(await read('a b')).toEqual({ refusal: 'INVALID' })
  })
})

describe('the todos of a user', () => {
  const todos = (sub: string, cursor?: string | null) =>
    world.ask(admin, 'todosOfUser', { sub, cursor }) as Promise<{
      refusal?: string
      todos: { id: string; state: string; isTrashed: boolean }[]
      nextCursor: string | null
    }>
  // Nobody has this id: their account is gone.
  const owner = '11111111-2222-3333-4444-555555555555'
  const username = owner

  beforeAll(async () => {
    for (let n = 0; n < 121; n += 1) await office.putTodo(owner, n, n % 2 === 1 ? { state: 'DONE' } : {})
    await office.putTodo('somebody-else', 1)
  })

  it('are paged, the open ones before those that are done, newest first, though the owner is gone', async () => {
    const first = await todos(owner)
    const second = await todos(owner, first.nextCursor)
    const third = await todos(owner, second.nextCursor)
    const all = [first, second, third].flatMap((page) => page.todos.map(({ id }) => id))
    expect([first, second, third].map((page) => page.todos.length)).toEqual([50, 50, 21])
    const descending = Array.from({ length: 121 }, (_, n) => 120 - n)
    const inOrder = [...descending.filter((n) => n % 2 === 0), ...descending.filter((n) => n % 2 === 1)]
    expect(all).toEqual(inOrder.map((n) => todoId(owner, n)))
    expect(third.nextCursor).toBeNull()
  })

  it.each(['junk', '%', 'W10', 'WzEsMl0', 'WyJPUEVOIzEiLCIyIl0', 'x'.repeat(3000)])(
    'have no page behind the cursor %.9j',
    async (cursor) => {
      expect(await todos(owner, cursor)).toEqual({ refusal: 'INVALID' })
    },
  )

  it('that are open go to the trash and come back, and nobody else’s do', async () => {
    expect(await office.manage(admin, 'TRASH_TODOS', { username })).toEqual({ outcome: 'DONE', todos: 61 })
    expect(await office.manage(admin, 'TRASH_TODOS', { username })).toEqual({ outcome: 'ALREADY', todos: 0 })
    expect(await office.todo(owner, 0)).toMatchObject({
      state: 'TRASH',
      'state#id': `TRASH#${todoId(owner, 0)}`,
      version: 2,
      expiresAt: Math.floor(world.time.now / 1000) + 30 * 86_400,
      updatedAt: new Date(world.time.now).toISOString(),
    })
    expect(await office.todo(owner, 1)).toMatchObject({ state: 'DONE', version: 1 })
    expect(await office.todo('somebody-else', 1)).toMatchObject({ state: 'OPEN', version: 1 })
    const first = await todos(owner)
    expect(first.todos.filter(({ isTrashed, state }) => isTrashed && state === 'OPEN')).toHaveLength(50)
    const second = await todos(owner, first.nextCursor)
    expect(second.todos.filter(({ isTrashed }) => isTrashed)).toHaveLength(11)
    expect(await office.manage(admin, 'RETURN_TODOS', { username })).toEqual({ outcome: 'DONE', todos: 61 })
    const returned = await office.todo(owner, 0)
    expect(returned).toMatchObject({ state: 'OPEN', 'state#id': `OPEN#${todoId(owner, 0)}`, version: 3 })
    expect(returned).not.toHaveProperty('expiresAt')
    expect(await office.manage(admin, 'RETURN_TODOS', { username })).toEqual({ outcome: 'ALREADY', todos: 0 })
    expect((await office.told(owner)).slice(0, 2)).toEqual(['TRASH_TODOS BEGUN', 'TRASH_TODOS DONE'])
  })

  it('come back done when they were, whatever the API has left out of the row or set to null', async () => {
    const person = { username: '22222222-2222-3333-4444-555555555555' }
    const { username: sub } = person
    await office.putTodo(sub, 0, { state: 'TRASH', doneAt: '2026-01-01T00:00:00.000Z', expiresAt: 1 })
    await office.putTodo(sub, 1, { state: 'TRASH', doneAt: null, expiresAt: null, version: null })
    await office.putTodo(sub, 2, { state: 'TRASH', version: undefined })
    await office.putTodo(sub, 3, { version: undefined })
    expect((await todos(sub)).todos.map(({ state, isTrashed }) => [state, isTrashed])).toEqual([
      ['OPEN', true],
      ['OPEN', true],
      ['DONE', true],
      ['OPEN', false],
    ])
    expect(await office.manage(admin, 'RETURN_TODOS', person)).toEqual({ outcome: 'DONE', todos: 3 })
    const rows = () => Promise.all([0, 1, 2, 3].map((n) => office.todo(sub, n)))
    expect((await rows()).map((row) => [row?.state, row?.version])).toEqual([
      ['DONE', 2],
      ['OPEN', 1],
      ['OPEN', 1],
      ['OPEN', undefined],
    ])
    expect(await office.manage(admin, 'TRASH_TODOS', person)).toEqual({ outcome: 'DONE', todos: 3 })
    expect((await rows()).map((row) => [row?.state, row?.version])).toEqual([
      ['DONE', 2],
      ['TRASH', 2],
      ['TRASH', 2],
      ['TRASH', 1],
    ])
  })

  it('that were done or given a version since they were read are left alone, and of a renamed one the name stays', async () => {
    const person = { username: '33333333-2222-3333-4444-555555555555' }
    const { username: sub } = person
    for (let n = 0; n < 3; n += 1) await office.putTodo(sub, n)
    await office.putTodo(sub, 3, { version: undefined })
    const change = () =>
      Promise.all([
        office.putTodo(sub, 0, { state: 'DONE', version: 2 }),
        office.putTodo(sub, 1, { name: 'Renamed', version: 2 }),
        office.putTodo(sub, 3, { version: 1 }),
      ])
    let changed: Promise<unknown> | undefined
    const before = async (command: string, input: unknown) => {
      if (command !== 'UpdateItemCommand' || (input as UpdateItemInput).TableName !== world.tables.todo) return
      changed ??= change()
      await changed
    }
    const through = world.services({ before })
    expect(await office.manage(admin, 'TRASH_TODOS', person, {}, through)).toEqual({ outcome: 'DONE', todos: 2 })
    expect(await office.todo(sub, 0)).toMatchObject({ state: 'DONE', version: 2 })
    expect(await office.todo(sub, 1)).toMatchObject({ state: 'TRASH', name: 'Renamed', version: 3 })
    expect(await office.todo(sub, 3)).toMatchObject({ state: 'OPEN', version: 1 })
  })

  it('are moved until the time is up, and the rest when it is asked for again', async () => {
    let writes = 0
    const started = world.time.now
    const after = (command: string) => {
      if (command === 'UpdateItemCommand' && ++writes === 10) world.time.now += 12_000
    }
    const through = world.services({ after })
    expect(await office.manage(admin, 'TRASH_TODOS', { username }, {}, through)).toEqual({
      outcome: 'PARTLY',
      todos: 10,
    })
    expect((await office.told(owner)).at(-1)).toBe('TRASH_TODOS DONE PARTLY')
    world.time.now = started
    expect(await office.manage(admin, 'TRASH_TODOS', { username })).toEqual({ outcome: 'DONE', todos: 51 })
  })

  it('go with somebody who is kept out or deleted, when that is asked for', async () => {
    const dot = await world.person('dot@example.com', 'everyone')
    for (let n = 0; n < 3; n += 1) await office.putTodo(dot.sub, n)
    expect(await office.manage(admin, 'KEEP_OUT', dot, { alsoTrashTodos: true })).toEqual({ outcome: 'DONE', todos: 3 })
    await office.manage(admin, 'RESTORE', dot)
    expect(await office.todo(dot.sub, 0)).toMatchObject({ state: 'TRASH' })
    await office.manage(admin, 'RETURN_TODOS', dot)
    const more = { alsoTrashTodos: true, confirmation: 'dot@example.com' }
    expect(await office.manage(admin, 'DELETE', dot, more)).toEqual({ outcome: 'DONE', todos: 3 })
    expect(await office.todo(dot.sub, 2)).toMatchObject({ state: 'TRASH' })
  })
})
