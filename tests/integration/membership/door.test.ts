import { randomUUID } from 'node:crypto'
import { TooManyRequestsException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupsOf } from '../../../amplify/directory/user-groups'
import { deleteExclusion, putExclusion } from '../../../amplify/records/exclusions'
import { readNotes } from '../../../amplify/records/scan-notes'
import { changeSettings } from '../../../amplify/records/settings'
import { newRun } from '../../../amplify/repair/new-run'
import type { Caller } from '../../../amplify/services'
import { DEFAULT_SETTINGS } from '../../../lib/domain/repair'
import type { Gate } from '../../gated-client'
import { counter, startWorld, type World } from './world'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins')
})
afterAll(() => world.close())

const enter = (who: Caller, gate?: Gate) => world.ask(who, 'enterWorkspace', {}, gate && world.services(gate))
const newcomer = () => world.person(`${randomUUID()}@example.com`)
const isMember = async (who: Caller) => (await groupsOf(world.plain, who.username)).includes('everyone')
const keepOut = ({ username }: Caller) =>
  putExclusion(world.plain, { username, sub: username, by: admin.sub, at: '2026-01-15T00:00:00.000Z' })
const told = async ({ sub }: Caller) => {
  const { events } = (await world.ask(admin, 'auditEvents', { subject: sub })) as {
    events: { actor: string; act: string; outcome: string; detail?: string }[]
  }
  return events.map(({ actor, act, outcome, detail }) => `${actor} ${act} ${outcome} ${detail ?? ''}`.trim()).toSorted()
}
const BEGUN_AND_DONE = ['door DOOR_ADDED BEGUN', 'door DOOR_ADDED DONE']

const waiting = { standing: 'WAITING', isJustAdded: false }
const removed = { standing: 'REMOVED', isJustAdded: false }
const added = { standing: 'MEMBER', isJustAdded: true }

describe('a door that waits', () => {
  it('lets nobody in, and asks Cognito for nothing more', async () => {
    const ann = await newcomer()
    expect(await enter(ann)).toMatchObject(waiting)
    const { counts, before } = counter()
    expect(await enter(ann, { before })).toMatchObject(waiting)
    expect(counts).toEqual({ AdminListGroupsForUserCommand: 1, GetItemCommand: 3 })
    expect(await told(ann)).toEqual([])
  })

  it('tells somebody who is kept out so', async () => {
    const ann = await newcomer()
    await keepOut(ann)
    expect(await enter(ann)).toMatchObject(removed)
  })
})

describe('a door that adds', () => {
  beforeAll(() => changeSettings(world.plain, { door: 'ADD' }))

  it('lets a newcomer in, once, and writes it down', async () => {
    const ann = await newcomer()
    expect(await enter(ann)).toMatchObject(added)
    expect(await isMember(ann)).toBe(true)
    expect(await told(ann)).toEqual(BEGUN_AND_DONE)
    expect(await enter(ann)).toMatchObject({ standing: 'MEMBER', isJustAdded: false })
    expect(await told(ann)).toEqual(BEGUN_AND_DONE)
  })

  it('keeps out whom an administrator keeps out, until they are restored', async () => {
    const ann = await newcomer()
    await keepOut(ann)
    expect(await enter(ann)).toMatchObject(removed)
    expect(await isMember(ann)).toBe(false)
    expect(await told(ann)).toEqual([])
    await deleteExclusion(world.plain, ann.username)
    expect(await enter(ann)).toMatchObject(added)
  })

  it('lets nobody in whose account is disabled, though their token still lives', async () => {
    const ann = await newcomer()
    await world.disable(ann.username)
    expect(await enter(ann)).toMatchObject(waiting)
    expect(await isMember(ann)).toBe(false)
  })

  it('lets a newcomer through who comes in six tabs at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const ann = await newcomer()
      const answers = await Promise.all(Array.from({ length: 6 }, () => enter(ann)))
      for (const answer of answers) expect(answer).toMatchObject({ standing: 'MEMBER' })
      expect(await isMember(ann)).toBe(true)
      const rows = await told(ann)
      expect(rows.length % 2).toBe(0)
      expect(rows.filter((row) => row.endsWith('BEGUN'))).toHaveLength(rows.length / 2)
    }
  })

  it.each([
    ['AdminAddUserToGroupCommand', new TooManyRequestsException({ message: 'Rate exceeded', $metadata: {} })],
    ['AdminAddUserToGroupCommand', new UserNotFoundException({ message: 'User does not exist.', $metadata: {} })],
    ['AdminAddUserToGroupCommand', new Error('died')],
    ['PutItemCommand', new Error('the ledger is away')],
  ])('lets a newcomer wait when %s fails, and in the next time', async (failing, error) => {
    const ann = await newcomer()
    await world.ask(ann, 'changeDisplayName', { name: `Ann ${randomUUID().slice(0, 8)}` })
    const before = (command: string) => {
      if (command === failing) throw error
    }
    expect(await enter(ann, { before })).toMatchObject(waiting)
    expect(await isMember(ann)).toBe(false)
    expect(await enter(ann)).toMatchObject(added)
  })

  it('may die when it has added: the next visit finds a member', async () => {
    const ann = await newcomer()
    const after = (command: string) => {
      if (command === 'AdminAddUserToGroupCommand') throw new Error('died')
    }
    expect(await enter(ann, { after })).toMatchObject(waiting)
    expect(await enter(ann)).toMatchObject({ standing: 'MEMBER' })
    expect(await told(ann)).toEqual(['door DOOR_ADDED BEGUN', 'door DOOR_ADDED FAILED Error'])
  })

  it.each(['before', 'after'] as const)(
    'an administrator who keeps somebody out just %s they are added has their way',
    async (when) => {
      const ann = await newcomer()
      // As KEEP_OUT does it: remembered first, then taken out of the group.
      const keepingOut = async (command: string) => {
        if (command !== 'AdminAddUserToGroupCommand') return
        await keepOut(ann)
        await world.leave(ann.username, 'everyone')
      }
      expect(await enter(ann, { [when]: keepingOut })).toMatchObject(removed)
      expect(await isMember(ann)).toBe(false)
      expect(await told(ann)).toEqual(['door DOOR_ADDED BEGUN', 'door DOOR_ADDED REFUSED KEPT_OUT'])
    },
  )

  it('is noted beside the newest scan, which counted them as missing', async () => {
    const wish = { scope: 'ALL', source: 'SCHEDULE', startedBy: 'schedule', pace: DEFAULT_SETTINGS } as const
    const scan = { ...newRun(world.plain, wish), state: 'PLANNED', plannedAt: '2026-01-15T00:00:00.000Z' }
    await world.rows.send(new PutCommand({ TableName: world.tables.run, Item: scan }))
    const ann = await newcomer()
    await enter(ann)
    expect([...((await readNotes(world.plain, scan.id, 10)) ?? [])]).toEqual([[ann.username, 'MEMBER']])
  })

  it('puts nobody into another group', async () => {
    const ann = await newcomer()
    await enter(ann)
    expect(await groupsOf(world.plain, ann.username)).toEqual(['everyone'])
  })
})
