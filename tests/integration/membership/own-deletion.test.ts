// Who deletes their own account, and what is left of it, whatever dies on the way.
import { randomUUID } from 'node:crypto'
import {
  AdminDeleteUserCommand,
  AdminEnableUserCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import { openOffice } from './office'
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

const byToken = (who: Caller) => ({ ...who, claims: { token_use: 'access' } })
const leave = (who: Caller, through?: World['plain']) => world.ask(byToken(who), 'deleteMyAccount', {}, through)
const enter = (who: Caller) => world.ask(who, 'enterWorkspace')
const rename = (who: Caller, name: string) => world.ask(who, 'changeDisplayName', { name })
const memberOf = async ({ sub }: Caller) => (await world.members()).find(({ id }) => id === sub)
const nameOf = async (who: Caller) => (await memberOf(who))?.displayName
const claimsOf = async ({ sub }: Caller) => (await world.claims()).filter(({ memberId }) => memberId === sub)
const gone = expect.objectContaining({ name: UserNotFoundException.name })

const member = async (email: string) => {
  const person = await world.person(email, 'everyone')
  await enter(person)
  return person
}

describe('an account', () => {
  it('is deleted by its owner at once with all that hangs on it, and the ledger tells so', async () => {
    const olga = await member('olga@example.com')
    expect(await leave(olga)).toEqual({ outcome: 'DONE' })
    await expect(office.account(olga)).rejects.toEqual(gone)
    expect(await nameOf(olga)).toBe('olga (left)')
    expect(await office.told(olga.sub)).toEqual(['DELETE_OWN_ACCOUNT BEGUN', 'DELETE_OWN_ACCOUNT DONE'])
    const next = await world.person('olga@example.org', 'everyone')
    expect(await enter(next)).toMatchObject({ displayName: 'olga' })
  })

  it('that is gone is not deleted once more, and nothing more is written down', async () => {
    const ned = await member('ned@example.com')
    await leave(ned)
    const [row, rows] = [await memberOf(ned), await office.ledgerSize()]
    const { counts, before } = counter()
    expect(await leave(ned, world.services({ before }))).toEqual({ refusal: 'NOT_FOUND' })
    // Nor is anybody's act held up by it.
    expect(counts.UpdateItemCommand).toBeUndefined()
    expect(await office.ledgerSize()).toBe(rows)
    expect(await memberOf(ned)).toEqual(row)
  })

  it('that Cognito once finds nobody for is deleted all the same', async () => {
    const dan = await member('dan@example.com')
    let isWrong = true
    const before = (command: string) => {
      if (command !== 'AdminGetUserCommand' || !isWrong) return
      isWrong = false
      throw new UserNotFoundException({ message: 'User does not exist.', $metadata: {} })
    }
    expect(await leave(dan, world.services({ before }))).toEqual({ outcome: 'DONE' })
  })

  it('that is disabled is not deleted by who has a token of before, and nothing is written down', async () => {
    const off = await member('off@example.com')
    await world.disable(off.username)
    expect(await leave(off)).toEqual({ refusal: 'FORBIDDEN' })
    expect(await office.told(off.sub)).toEqual([])
    expect(await office.account(off)).toMatchObject({ Enabled: false })
  })

  it.each([undefined, {}, { claims: {} }, { claims: { token_use: 'id' } }])(
    'is not deleted by the claims %j',
    async (claims) => {
      const rows = await office.ledgerSize()
      expect(await world.ask({ ...admin, ...claims }, 'deleteMyAccount')).toEqual({ refusal: 'FORBIDDEN' })
      expect(await office.ledgerSize()).toBe(rows)
    },
  )

  it('is nobody else’s: whatever is named beside it, the caller’s alone goes', async () => {
    const [eve, fay] = [await member('eve@example.com'), await member('fay@example.com')]
    const named = { username: fay.username, sub: fay.sub, id: fay.sub }
    expect(await world.ask(byToken(eve), 'deleteMyAccount', named)).toEqual({ outcome: 'DONE' })
    await expect(office.account(eve)).rejects.toEqual(gone)
    expect(await office.account(fay)).toMatchObject({ Enabled: true })
  })
})

describe('an administrator', () => {
  it('is refused, and the attempt is told', async () => {
    expect(await leave(admin)).toEqual({ refusal: 'SELF' })
    expect((await office.told(admin.sub)).slice(-2)).toEqual([
      'DELETE_OWN_ACCOUNT BEGUN',
      'DELETE_OWN_ACCOUNT REFUSED SELF',
    ])
  })

  it('is who Cognito says, even if they were made one while it was begun', async () => {
    const quin = await member('quin@example.com')
    let asked = 0
    const before = async (command: string) => {
      if (command === 'AdminGetUserCommand' && ++asked === 2) await world.join(quin.username, 'admins')
    }
    expect(await leave(quin, world.services({ before }))).toEqual({ refusal: 'SELF' })
    await world.leave(quin.username, 'admins')
    expect(await leave(quin)).toEqual({ outcome: 'DONE' })
  })

  it('is made of nobody while they delete themselves: the one waits for the other', async () => {
    const rex = await member('rex@example.com')
    let made: unknown
    const before = async (command: string) => {
      if (command === 'AdminDeleteUserCommand') made = await office.manage(admin, 'MAKE_ADMIN', rex)
    }
    expect(await leave(rex, world.services({ before }))).toEqual({ outcome: 'DONE' })
    expect(made).toEqual({ refusal: 'THROTTLED' })
  })
})

describe('somebody who is kept out', () => {
  it('and whose account works again all the same leaves no note behind: nobody comes back under that username', async () => {
    const pia = await member('pia@example.com')
    await office.manage(admin, 'KEEP_OUT', pia)
    expect(await leave(pia)).toEqual({ refusal: 'FORBIDDEN' })
    await world.pool.send(new AdminEnableUserCommand({ UserPoolId: world.poolId, Username: pia.username }))
    expect(await leave(pia)).toEqual({ outcome: 'DONE' })
    expect(await office.exclusion(pia)).toBeUndefined()
  })

  it('stays so if they sign in with a provider, and does not delete with an old token who they come back as', async () => {
    const account = { email: 'fed@example.com', provider: { name: 'Google', userId: '117' } }
    const first = randomUUID()
    const [username = ''] = await world.importUsers([{ ...account, sub: first }])
    await enter({ sub: first, username })
    await office.manage(admin, 'KEEP_OUT', { username })
    await world.pool.send(new AdminEnableUserCommand({ UserPoolId: world.poolId, Username: username }))
    expect(await leave({ sub: first, username })).toEqual({ outcome: 'DONE' })
    expect(await office.exclusion({ sub: first, username })).toMatchObject({ username })
    const second = randomUUID()
    await world.importUsers([{ ...account, sub: second }])
    expect(await leave({ sub: first, username })).toEqual({ refusal: 'NOT_FOUND' })
    expect(await office.account({ sub: second, username })).toMatchObject({ Enabled: true })
  })
})

describe('a deletion that dies', () => {
  /** The nth request of a command is the last that is sent. */
  const dyingAfter = (last: string, nth = 1) => {
    let left = nth
    return world.services({
      before: () => {
        if (left === 0) throw new Error('killed')
      },
      after: (command) => {
        if (command === last && left > 0) left -= 1
      },
    })
  }

  it('before Cognito deletes leaves everything as it was, and is done when it is asked for again', async () => {
    const kim = await member('kim@example.com')
    await expect(leave(kim, dyingAfter('AdminListGroupsForUserCommand'))).rejects.toThrow('killed')
    expect(await nameOf(kim)).toBe('kim')
    expect(await office.told(kim.sub)).toEqual(['DELETE_OWN_ACCOUNT BEGUN'])
    expect(await leave(kim)).toEqual({ refusal: 'THROTTLED' })
    world.time.now += 31_000
    expect(await leave(kim)).toEqual({ outcome: 'DONE' })
    expect(await nameOf(kim)).toBe('kim (left)')
  })

  it('behind that is finished by the same token', async () => {
    const lea = await member('lea@example.com')
    await expect(leave(lea, dyingAfter('AdminDeleteUserCommand'))).rejects.toThrow('killed')
    await expect(office.account(lea)).rejects.toEqual(gone)
    expect(await nameOf(lea)).toBe('lea')
    expect(await leave(lea)).toEqual({ refusal: 'NOT_FOUND' })
    expect(await nameOf(lea)).toBe('lea (left)')
    expect(await claimsOf(lea)).toEqual([])
    world.time.now += 31_000
  })

  it('or that Cognito was asked for directly, is finished by whoever takes the name', async () => {
    const [mia, next] = [await member('mia@example.com'), await member('next@example.com')]
    await world.pool.send(new AdminDeleteUserCommand({ UserPoolId: world.poolId, Username: mia.username }))
    expect(await rename(next, 'Mia')).toEqual({ refusal: 'NAME_TAKEN' })
    world.time.now += 60_000
    expect(await rename(next, 'Mia')).toEqual({ displayName: 'Mia' })
    expect(await nameOf(mia)).toBe('mia (left)')
    expect(await claimsOf(mia)).toEqual([])
  })

  it('is nobody’s gain while the holder is there, by whatever name Cognito knows them', async () => {
    const sub = randomUUID()
    const [username = ''] = await world.importUsers([
      { email: 'gil@example.com', sub, provider: { name: 'Google', userId: '118' } },
    ])
    await enter({ sub, username })
    const thief = await member('thief@example.com')
    world.time.now += 60_000
    expect(await rename(thief, 'gil')).toEqual({ refusal: 'NAME_TAKEN' })
    expect(await nameOf({ sub, username })).toBe('gil')
  })
})

it('an administrator’s deletion whose answer was lost sets the name free, too', async () => {
  const uma = await member('uma@example.com')
  const before = async (command: string) => {
    if (command === 'AdminDeleteUserCommand')
      await world.pool.send(new AdminDeleteUserCommand({ UserPoolId: world.poolId, Username: uma.username }))
  }
  const asked = { confirmation: 'uma@example.com' }
  expect(await office.manage(admin, 'DELETE', uma, asked, world.services({ before }))).toEqual({ outcome: 'ALREADY' })
  expect(await nameOf(uma)).toBe('uma (left)')
})
