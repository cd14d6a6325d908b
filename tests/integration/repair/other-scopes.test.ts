import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNotes } from '../../../amplify/records/scan-notes'
import type { TodoState } from '../../../lib/domain/todo'
import { subjectsIn } from './chain'
import { countCalls, type RepairWorld, startRepairWorld } from './world'

let world: RepairWorld
let member: string
let kim: string
let lou: string
let keptOut: string
beforeAll(async () => {
  world = await startRepairWorld()
  member = await world.person('ann', true)
  kim = await world.person('kim')
  lou = await world.person('lou')
  keptOut = await world.person('kept-out')
  await world.keepOut(keptOut)
})
afterAll(() => world.close())

const todo = (id: string, owner: string, state: TodoState = 'OPEN') =>
  world.rows.send(
    new PutCommand({
      TableName: world.tables.todo,
      Item: {
        id,
        owner,
        state,
        'state#id': `${state}#${id}`,
        name: id,
        version: 1,
        createdAt: '2026-11-23T00:00:00.000Z',
      },
    }),
  )

const notesOf = async (run: string, most = 10) =>
  (await readNotes({ dynamo: world.rows, tables: world.tables }, run, most)) ?? new Map()

describe('a run over selected users', () => {
  it('asks for each of them, and adds those of them who are missing', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000'
    const id = await world.start('SELECTED', [kim, member, keptOut, nobody])
    const { counts, gate } = countCalls()
    await world.work(gate)
    const planned = await world.run(id)
    expect(planned).toMatchObject({ state: 'PLANNED', users: 3, members: 1, counts: { CHOSEN: 1, KEPT_OUT: 1 } })
    // Two questions a user; nobody is asked for twice, and has no groups.
    expect(counts).toMatchObject({ ListUsersCommand: 5, AdminListGroupsForUserCommand: 3 })
    await world.order(id, 'APPLY')
    await world.work()
    const done = await world.run(id)
    expect(done).toMatchObject({ state: 'DONE', counts: { ADDED: 1, KEPT_OUT: 1 } })
    expect(done.calls).toBe(8 + 2 + 1)
    expect(await world.members()).toEqual([member, kim].toSorted())
    expect(subjectsIn(await world.ledger(id), 'RUN_ADDED')).toEqual([kim])
    await world.order(id, 'UNDO')
    await world.work()
  })

  it('reads the lists instead when that is fewer calls, and leaves everybody else out', async () => {
    await world.start()
    await world.work()
    const nobody = '00000000-0000-4000-8000-000000000000'
    const id = await world.start('SELECTED', [kim, member, keptOut, nobody])
    const { counts, gate } = countCalls()
    await world.work(gate)
    expect(await world.run(id)).toMatchObject({
      ...{ state: 'PLANNED', users: 3, members: 1, calls: 2 },
      counts: { CHOSEN: 1, KEPT_OUT: 1 },
    })
    expect(counts).toMatchObject({ ListUsersCommand: 1, ListUsersInGroupCommand: 1 })
    expect(counts.AdminListGroupsForUserCommand).toBeUndefined()
    expect((await world.items(id)).map(({ username }) => username).toSorted()).toEqual([kim, keptOut].toSorted())
  })

  it('is noted beside the newest scan, which knows nothing of it', async () => {
    const scan = await world.start()
    await world.work()
    world.clock.pass(1)
    const id = await world.start('SELECTED', [kim])
    await world.work()
    await world.order(id, 'APPLY')
    await world.work()
    const notes = () => notesOf(scan)
    expect([...(await notes())]).toEqual([[kim, 'MEMBER']])
    await world.order(id, 'UNDO')
    await world.work()
    expect([...(await notes())]).toEqual([[kim, 'MISSING']])
    await world.join(kim)
  })
})

describe('a run over all users', () => {
  it('is noted beside a newer scan, and beside its own only where the shelf would not tell', async () => {
    const id = await world.start()
    await world.work()
    world.clock.pass(1)
    const newer = await world.start()
    await world.work()
    const notes = async (run: string) => Object.fromEntries(await notesOf(run))
    await world.order(id, 'APPLY')
    await world.work()
    const added = (await world.items(id)).filter(({ shelf }) => shelf === 'ADDED').map(({ username }) => username)
    expect(added).toContain(lou)
    expect(await notes(newer)).toEqual(Object.fromEntries(added.map((username) => [username, 'MEMBER'])))
    expect(await notes(id)).toEqual({})
    // More than somebody wants to read are none.
    expect(await readNotes({ dynamo: world.rows, tables: world.tables }, newer, added.length - 1)).toBeUndefined()
    await world.tell({ act: 'REPAIR', subject: lou })
    await world.order(id, 'UNDO')
    await world.work()
    const standings = Object.fromEntries(added.map((username) => [username, username === lou ? 'MEMBER' : 'MISSING']))
    expect(await notes(newer)).toEqual(standings)
  })

  it('of its own scan notes who stands otherwise than their shelf says', async () => {
    const gone = await world.person('soon-gone')
    await world.leave(lou)
    world.clock.pass(1)
    const id = await world.start()
    await world.work()
    await world.remove(gone)
    await world.order(id, 'APPLY')
    await world.work()
    await world.tell({ act: 'REPAIR', subject: lou })
    await world.order(id, 'UNDO')
    await world.work()
    const notes = await notesOf(id)
    expect(notes.get(gone)).toBe('UNKNOWN')
    expect(notes.get(lou)).toBe('MEMBER')
    expect([...notes]).toHaveLength(2)
    await world.leave(lou)
  })
})

describe('a run over todos', () => {
  it('finds those whose owner no longer exists, by owner, and trusts no list about who is gone', async () => {
    const gone = await world.person('gone')
    const trashed = await world.person('trashed')
    await todo('1', gone)
    await todo('2', gone, 'DONE')
    await todo('3', gone, 'TRASH')
    await todo('4', trashed, 'TRASH')
    await todo('5', lou)
    await world.remove(gone)
    await world.remove(trashed)
    const id = await world.start('ORPHANS')
    let late = ''
    const gate = {
      // Signs up and writes a todo behind the back of the walk over the users.
      before: async (command: string) => {
        if (command !== 'ScanCommand' || late) return
        late = await world.person('late')
        await todo('6', late)
      },
    }
    await world.work(gate)
    expect(late).not.toBe('')
    expect(await world.run(id)).toMatchObject({ state: 'PLANNED', users: 4, chosen: 0, counts: { ORPHAN: 1 } })
    expect(await world.items(id)).toMatchObject([
      { username: gone, sub: gone, reason: 'OWNER_GONE', shelf: 'ORPHAN', isChosen: false, todos: 2 },
    ])
    await expect(world.order(id, 'APPLY')).rejects.toThrow('does not take APPLY')
    for (const key of ['1', '2', '3', '4', '5', '6'])
      await world.rows.send(new DeleteCommand({ TableName: world.tables.todo, Key: { id: key } }))
  })
})

describe('a scan', () => {
  it('whose page token is refused walks that list again from its beginning, and keeps the other', async () => {
    for (let index = 0; index < 60; index += 1) await world.person(`more-${index}`)
    const id = await world.start()
    let refusals = 0
    const gate = {
      before: (command: string, input: unknown) => {
        if (command !== 'ListUsersCommand' || !(input as { PaginationToken?: string }).PaginationToken) return
        refusals += 1
        if (refusals > 1) return
        throw Object.assign(new Error('Pagination token has expired.'), {
          name: 'InvalidParameterException',
          $fault: 'client',
        })
      },
    }
    await world.work(gate)
    const run = await world.run(id)
    expect(run).toMatchObject({ state: 'PLANNED', users: 65, members: 2, calls: 1 + 2 + 2 })
    expect(run.userWalk).toMatchObject({ generation: 2, pages: 2, rows: 65, isDone: true })
    expect(run.memberWalk).toMatchObject({ generation: 1, pages: 1 })
  })

  it('shows how far it has come about once a second', async () => {
    const id = await world.start('ALL', undefined, {
      userListPerSecond: 1,
      groupReadPerSecond: 1,
      groupChangePerSecond: 1,
      ratePercent: 50,
    })
    const seen: (number | undefined)[] = []
    const gate = {
      before: async (command: string) =>
        void (command === 'ListUsersCommand' && seen.push((await world.run(id)).calls)),
    }
    const began = world.clock.now()
    await world.work(gate)
    expect(seen.length).toBe(2)
    expect((await world.run(id)).users).toBe(65)
    expect(world.clock.now() - began).toBeLessThanOrEqual(2_000)
  })
})
