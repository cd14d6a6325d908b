import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { subjectsIn } from './chain'
import { countCalls, type RepairWorld, startRepairWorld } from './world'

let world: RepairWorld
const members: string[] = []
const missing: string[] = []
let disabled: string
let unconfirmed: string
let keptOut: string

const MEMBERS = 70
const MISSING = 50

beforeAll(async () => {
  world = await startRepairWorld()
  for (let index = 0; index < MEMBERS; index += 1) members.push(await world.person(`member-${index}`, true))
  for (let index = 0; index < MISSING; index += 1) missing.push(await world.person(`missing-${index}`))
  disabled = await world.person('disabled')
  await world.disable(disabled)
  keptOut = await world.person('kept-out')
  await world.keepOut(keptOut)
  const signUp = { ClientId: world.clientId, Username: 'new@example.com', Password: 'A-password-of-1' }
  unconfirmed = (await world.pool.send(new SignUpCommand(signUp))).UserSub ?? ''
  members.sort()
  missing.sort()
}, 400_000)
afterEach(async () => {
  for (const username of await world.members()) if (!members.includes(username)) await world.leave(username)
  for (const username of missing) await world.enable(username)
})
afterAll(() => world.close())

const USERS = MEMBERS + MISSING + 3

const planned = async () => {
  const id = await world.start()
  await world.work()
  return id
}

const applied = async (id: string, gate = {}) => {
  await world.order(id, 'APPLY')
  await world.work(gate)
  return world.run(id)
}

const shelfOf = async (id: string, username: string) => {
  const item = (await world.items(id)).find((one) => one.username === username)
  return [item?.shelf, item?.outcomeReason]
}

describe('a plan', () => {
  it('counts everybody once, in as many calls as there are pages, and gives each who is missing a reason', async () => {
    const { counts, gate } = countCalls()
    const id = await world.start()
    const began = world.clock.now()
    await world.work(gate)
    const run = await world.run(id)
    expect(run).toMatchObject({ state: 'PLANNED', users: USERS, members: MEMBERS, chosen: MISSING, calls: 5 })
    expect(run.counts).toEqual({ CHOSEN: MISSING, LEFT_ALONE: 2, KEPT_OUT: 1 })
    expect(counts).toMatchObject({ ListUsersCommand: 3, ListUsersInGroupCommand: 2 })
    // Three pages at 24 a second, of which a full bucket lets the first two through at once.
    expect(world.clock.now() - began).toBeLessThanOrEqual(1000 * (3 / 24))
    expect(run.work).toBeUndefined()
    const items = await world.items(id)
    expect(items.map(({ username }) => username).toSorted()).toEqual(
      [...missing, disabled, unconfirmed, keptOut].toSorted(),
    )
    const reasonOf = (username: string) => items.find((item) => item.username === username)
    expect(reasonOf(missing[0] ?? '')).toMatchObject({ reason: 'NEVER_SIGNED_IN', isChosen: true, shelf: 'CHOSEN' })
    expect(reasonOf(disabled)).toMatchObject({ reason: 'DISABLED', isChosen: false, shelf: 'LEFT_ALONE' })
    expect(reasonOf(unconfirmed)).toMatchObject({ reason: 'UNCONFIRMED', isChosen: false, shelf: 'LEFT_ALONE' })
    expect(reasonOf(keptOut)).toMatchObject({ reason: 'KEPT_OUT', isChosen: false, shelf: 'KEPT_OUT' })
    expect(reasonOf(keptOut)).toMatchObject({ email: 'kept-out@example.com', isEnabled: true })
  })
})

describe('applying a plan', () => {
  it('adds exactly those who are chosen, in a call each behind a second look', async () => {
    const { counts, gate } = countCalls()
    const run = await applied(await planned(), gate)
    expect(run).toMatchObject({ state: 'DONE', calls: 5 + 5 + MISSING })
    expect(run.counts).toEqual({ ADDED: MISSING, LEFT_ALONE: 2, KEPT_OUT: 1 })
    expect(counts).toMatchObject({ ListUsersCommand: 3, ListUsersInGroupCommand: 2 })
    expect(counts.AdminListGroupsForUserCommand).toBeUndefined()
    expect(await world.members()).toEqual([...members, ...missing].toSorted())
    const ledger = await world.ledger(run.id)
    expect(subjectsIn(ledger, 'RUN_ADDED')).toEqual(missing)
    expect(ledger[0]).toMatchObject({ actor: 'the-administrator', outcome: 'DONE', runId: run.id })
    expect(run.ledgerNext).toBe(MISSING + 1)
  })

  it('keeps to the pace: four fifths of what Cognito allows', async () => {
    const id = await planned()
    const began = world.clock.now()
    await applied(id)
    const seconds = (world.clock.now() - began) / 1000
    expect(seconds).toBeGreaterThan((MISSING - 2) / 20)
    expect(seconds).toBeLessThan(1.1 * (3 / 24 + MISSING / 20))
  })

  it('leaves alone whom somebody has unticked, and adds whom somebody has ticked, disabled or not', async () => {
    const id = await planned()
    const [unticked = ''] = missing
    await world.choose(id, unticked, false)
    await world.choose(id, disabled, true)
    const run = await applied(id)
    expect(run.counts).toEqual({ ADDED: MISSING, LEFT_ALONE: 2, KEPT_OUT: 1 })
    const now = await world.members()
    expect(now).not.toContain(unticked)
    expect(now).toContain(disabled)
  })

  it('judges each user again: kept out, added, disabled or deleted since the plan was made', async () => {
    const leaver = await world.person('leaver')
    const id = await planned()
    const [excluded = '', early = '', ill = '', ...others] = missing
    await world.keepOut(excluded)
    await world.join(early)
    await world.disable(ill)
    await world.remove(leaver)
    const { counts, gate } = countCalls()
    const run = await applied(id, gate)
    expect(run.counts).toEqual({ ADDED: others.length, ALREADY: 1, SKIPPED: 3, LEFT_ALONE: 2, KEPT_OUT: 1 })
    expect(await shelfOf(id, excluded)).toEqual(['SKIPPED', 'KEPT_OUT'])
    expect(await shelfOf(id, early)).toEqual(['ALREADY', undefined])
    expect(await shelfOf(id, ill)).toEqual(['SKIPPED', 'DISABLED'])
    expect(await shelfOf(id, leaver)).toEqual(['SKIPPED', 'DELETED'])
    // Nobody is believed to be gone by one answer: the list, and two questions.
    expect(counts.ListUsersCommand).toBe(3 + 2)
    expect(subjectsIn(await world.ledger(id), 'RUN_ADDED')).toEqual(others)
    expect(await world.members()).not.toContain(excluded)
    await world.order(id, 'UNDO')
    await world.work()
    // Who came in by another way stays.
    expect(await world.members()).toEqual([...members, early].toSorted())
    await world.letIn(excluded)
  })

  it('takes out whom an administrator keeps out between the look at the exclusions and the adding', async () => {
    const id = await planned()
    const [excluded = ''] = missing
    let isDone = false
    const before = async (command: string) => {
      if (command !== 'AdminAddUserToGroupCommand' || isDone) return
      isDone = true
      await world.keepOut(excluded)
      // As KEEP_OUT does after it has written the exclusion: too early for the add that is under way.
      await world.leave(excluded)
    }
    const run = await applied(id, { before })
    expect(await shelfOf(id, excluded)).toEqual(['SKIPPED', 'KEPT_OUT'])
    expect(run.counts).toMatchObject({ ADDED: MISSING - 1, SKIPPED: 1 })
    expect(await world.members()).not.toContain(excluded)
    await world.letIn(excluded)
  })

  it('leaves alone whom an administrator disables after the list was read by which all are judged', async () => {
    const id = await planned()
    const ill = missing.at(-1) ?? ''
    let isDone = false
    const before = async (command: string) => {
      if (command !== 'AdminAddUserToGroupCommand' || isDone) return
      isDone = true
      await world.tell({ act: 'DISABLE', subject: ill })
    }
    const run = await applied(id, { before })
    expect(await shelfOf(id, ill)).toEqual(['SKIPPED', 'DISABLED'])
    expect(run.counts).toMatchObject({ ADDED: MISSING - 1, SKIPPED: 1 })
    await world.tell({ act: 'ENABLE', subject: ill })
    expect((await applied(await planned())).counts).toMatchObject({ ADDED: 1 })
  })

  it('does not claim whom an administrator, the door or another run has added after the lists were read', async () => {
    const id = await planned()
    const [repaired = '', restored = '', letIn = '', removed = ''] = missing.slice(-4)
    let isDone = false
    const before = async (command: string) => {
      if (command !== 'AdminAddUserToGroupCommand' || isDone) return
      isDone = true
      for (const [subject, ...acts] of [
        [repaired, 'REPAIR'],
        [restored, 'KEEP_OUT', 'RESTORE'],
        [letIn, 'DOOR_ADDED'],
      ] as const) {
        for (const act of acts) await world.tell({ act, subject })
        await world.join(subject)
      }
      await world.tell({ act: 'REPAIR', subject: removed })
      await world.tell({ act: 'REMOVE', subject: removed })
    }
    const run = await applied(id, { before })
    expect(run.counts).toMatchObject({ ADDED: MISSING - 3, ALREADY: 3 })
    expect(await shelfOf(id, removed)).toEqual(['ADDED', undefined])
    await world.order(id, 'UNDO')
    await world.work()
    expect(await world.members()).toEqual([...members, repaired, restored, letIn].toSorted())
  })

  it('beside another plan of the same users books each of them once, and its undo leaves what the other added', async () => {
    const first = await planned()
    const second = await planned()
    let isPaused = false
    const before = async (command: string) => {
      if (command !== 'AdminAddUserToGroupCommand' || isPaused) return
      isPaused = true
      await world.order(second, 'PAUSE')
    }
    const { counts: halfway } = await applied(second, { before })
    const added = halfway.ADDED ?? 0
    expect(added).toBeGreaterThan(0)
    expect(added).toBeLessThan(MISSING)
    expect((await applied(first)).counts).toMatchObject({ ADDED: MISSING - added, ALREADY: added })
    await world.order(second, 'RESUME')
    await world.work()
    expect((await world.run(second)).counts).toMatchObject({ ADDED: added, ALREADY: MISSING - added })
    await world.order(second, 'UNDO')
    await world.work()
    expect(await world.members()).toHaveLength(MEMBERS + MISSING - added)
  })

  it('takes nobody for gone whom the list knows, though Cognito says twice that there is no such user', async () => {
    const id = await planned()
    const [doubted = '', gone = ''] = missing
    let answers = 0
    const before = async (command: string, input: unknown) => {
      const { Username } = input as { Username?: string }
      if (command !== 'AdminAddUserToGroupCommand' || Username !== doubted || answers === 2) return
      answers += 1
      throw Object.assign(new Error('User does not exist.'), { name: 'UserNotFoundException', $fault: 'client' })
    }
    const { counts } = await applied(id, { before })
    expect(counts).toMatchObject({ ADDED: MISSING })
    expect(await shelfOf(id, doubted)).toEqual(['ADDED', undefined])
    expect(gone).not.toBe('')
  })

  it('says that it failed, and not that somebody is gone, when Cognito goes on to deny whom it lists', async () => {
    const id = await planned()
    const [doubted = ''] = missing
    const before = (command: string, input: unknown) => {
      const { Username } = input as { Username?: string }
      if (command === 'AdminAddUserToGroupCommand' && Username === doubted)
        throw Object.assign(new Error('User does not exist.'), { name: 'UserNotFoundException', $fault: 'client' })
    }
    await applied(id, { before })
    expect(await shelfOf(id, doubted)).toEqual(['FAILED', 'UNAVAILABLE'])
  })

  it('asks for each user where that is fewer calls than the lists', async () => {
    const id = await planned()
    for (const username of missing.slice(1)) await world.choose(id, username, false)
    const { counts, gate } = countCalls()
    expect((await applied(id, gate)).counts.ADDED).toBe(1)
    expect(counts).toMatchObject({
      ListUsersCommand: 1,
      AdminListGroupsForUserCommand: 1,
      AdminAddUserToGroupCommand: 1,
    })
    expect(counts.ListUsersInGroupCommand).toBeUndefined()
  })
})

describe('undoing', () => {
  it('takes out those whom the run added and nobody else, and says who had left already', async () => {
    const run = await applied(await planned())
    const [gone = '', ...others] = missing
    await world.leave(gone)
    const later = await world.person('later', true)
    await world.order(run.id, 'UNDO')
    await world.work()
    const undone = await world.run(run.id)
    expect(undone).toMatchObject({ state: 'UNDONE', undoneBy: 'the-administrator' })
    expect(undone.counts).toMatchObject({ REMOVED: MISSING - 1, REMOVAL_SKIPPED: 1 })
    expect(await shelfOf(run.id, gone)).toEqual(['REMOVAL_SKIPPED', 'NOT_IN_GROUP'])
    expect(await world.members()).toEqual([...members, later].toSorted())
    expect(subjectsIn(await world.ledger(run.id), 'RUN_REMOVED')).toEqual(others)
    await world.remove(later)
  })

  it('leaves in the group whom somebody else has added since, after taking them out or not', async () => {
    const run = await applied(await planned())
    const [again = '', removed = '', twice = ''] = missing
    for (const [username, act] of [
      [again, 'REMOVE'],
      [again, 'REPAIR'],
      [twice, 'DOOR_ADDED'],
      [removed, 'REPAIR'],
      [removed, 'REMOVE'],
    ] as const)
      await world.tell({ act, subject: username })
    await world.leave(removed)
    await world.order(run.id, 'UNDO')
    await world.work()
    expect(await shelfOf(run.id, again)).toEqual(['REMOVAL_SKIPPED', 'ADDED_SINCE'])
    expect(await world.members()).toEqual([...members, again, twice].toSorted())
  })
})
