import { randomUUID } from 'node:crypto'
import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import { USER_ACTS, type UserAct } from '../../../lib/domain/repair'
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

const act = (name: UserAct, who: { username: string }, more: object = {}, through?: World['plain']) =>
  office.manage(admin, name, who, more, through)

describe('a repair', () => {
  it('adds a user once, changes nothing the second time, and both are told', async () => {
    const carol = await world.person('carol@example.com')
    expect(await act('REPAIR', carol)).toEqual({ outcome: 'DONE' })
    expect(await world.ask(carol, 'enterWorkspace')).toMatchObject({ standing: 'MEMBER' })
    expect(await act('REPAIR', carol)).toEqual({ outcome: 'ALREADY' })
    expect(await office.told(carol.sub)).toEqual(['REPAIR BEGUN', 'REPAIR DONE', 'REPAIR BEGUN', 'REPAIR ALREADY'])
  })

  it('that Cognito wrongly finds nobody for is carried out at the second attempt', async () => {
    const dan = await world.person('dan@example.com')
    let isWrong = true
    const before = (command: string) => {
      if (command !== 'AdminAddUserToGroupCommand' || !isWrong) return
      isWrong = false
      throw new UserNotFoundException({ message: 'User does not exist.', $metadata: {} })
    }
    expect(await act('REPAIR', dan, {}, world.services({ before }))).toEqual({ outcome: 'DONE' })
  })

  it('of somebody of a federated provider is by their username, and told by their id', async () => {
    const sub = randomUUID()
    const provider = { name: 'Google', userId: '117.a+b@example.com' }
    const [username = ''] = await world.importUsers([{ email: 'fed@example.com', sub, provider }])
    expect(await act('REPAIR', { username })).toEqual({ outcome: 'DONE' })
    expect(await office.told(sub)).toEqual(['REPAIR BEGUN', 'REPAIR DONE'])
    await act('KEEP_OUT', { username })
    expect(await office.exclusion({ username, sub })).toMatchObject({ username, sub })
    // They would come back under the same username.
    expect(await act('DELETE', { username }, { confirmation: 'fed@example.com' })).toEqual({ outcome: 'DONE' })
    expect(await office.exclusion({ username, sub })).toBeDefined()
  })

  it('by two administrators at once ends well for both', async () => {
    const fay = await world.person('fay@example.com')
    const answers = await Promise.all([act('REPAIR', fay), act('REPAIR', fay)])
    expect(answers).toContainEqual({ outcome: 'DONE' })
    expect(await office.groups(fay)).toEqual(['everyone'])
  })

  it('of somebody whom another administrator keeps out at that moment leaves them out', async () => {
    const gus = await world.person('gus@example.com')
    const other = await world.person('other@example.com', 'admins')
    const before = async (command: string) => {
      if (command === 'AdminAddUserToGroupCommand') await office.manage(other, 'KEEP_OUT', gus)
    }
    expect(await act('REPAIR', gus, {}, world.services({ before }))).toEqual({ refusal: 'KEPT_OUT' })
    expect(await office.groups(gus)).toEqual([])
  })

  it('of a user who is disabled leaves them disabled', async () => {
    const off = await world.person('off@example.com')
    expect(await act('DISABLE', off)).toEqual({ outcome: 'DONE' })
    expect(await act('REPAIR', off)).toEqual({ outcome: 'DONE' })
    expect(await office.account(off)).toMatchObject({ Enabled: false })
  })
})

describe('whoever it is done to', () => {
  const nobody = randomUUID()
  const acts = USER_ACTS.filter((name) => !name.endsWith('_TODOS'))

  it.each(acts)('%s of nobody is refused', async (name) => {
    expect(await act(name, { username: nobody }, { confirmation: 'x' })).toEqual({ refusal: 'NOT_FOUND' })
  })

  it.each(['', ' ', 'a b', 'x'.repeat(129), 'ann\n'])(
    'the username %j is refused before anybody is asked',
    async (username) => {
      const { counts, before } = counter()
      expect(await act('REPAIR', { username }, {}, world.services({ before }))).toEqual({ refusal: 'INVALID' })
      expect(counts.ListUsersCommand).toBeUndefined()
    },
  )

  it.each(['admin@example.com', '"or"sub^="', '\\'])('%j is nobody’s username', async (username) => {
    expect(await act('MAKE_ADMIN', { username })).toEqual({ refusal: 'NOT_FOUND' })
  })

  it.each([
    'REMOVE',
    'KEEP_OUT',
    'UNMAKE_ADMIN',
    'DISABLE',
    'DELETE',
    'RESET_PASSWORD',
    'SWITCH_APP_OFF',
    'SIGN_OUT',
  ] as const)('%s is not done to oneself, and the attempt is told', async (name) => {
    expect(await act(name, admin, { confirmation: 'admin@example.com' })).toEqual({ refusal: 'SELF' })
    expect((await office.told(admin.sub)).slice(-2)).toEqual([`${name} BEGUN`, `${name} REFUSED SELF`])
    expect(await office.groups(admin)).toEqual(['admins', 'everyone'])
  })

  it('what takes nothing away is', async () => {
    const own = await Promise.all((['REPAIR', 'MAKE_ADMIN', 'ENABLE'] as const).map((name) => act(name, admin)))
    expect(own).toEqual([{ outcome: 'ALREADY' }, { outcome: 'ALREADY' }, { outcome: 'ALREADY' }])
  })
})

describe('removal', () => {
  it('from the group takes a member out, and a repair puts them back', async () => {
    const hal = await world.person('hal@example.com', 'everyone')
    expect(await act('REMOVE', hal)).toEqual({ outcome: 'DONE' })
    expect(await act('REMOVE', hal)).toEqual({ outcome: 'ALREADY' })
    expect(await office.groups(hal)).toEqual([])
    expect(await office.account(hal)).toMatchObject({ Enabled: true })
    expect(await act('REPAIR', hal)).toEqual({ outcome: 'DONE' })
  })

  it('for good takes every office, disables the account, and is remembered', async () => {
    const ida = await world.person('ida@example.com', 'everyone', 'admins')
    expect(await act('KEEP_OUT', ida)).toEqual({ outcome: 'DONE' })
    expect(await office.groups(ida)).toEqual([])
    expect(await office.account(ida)).toMatchObject({ Enabled: false })
    expect(await office.exclusion(ida)).toMatchObject({ username: ida.username, sub: ida.sub, by: admin.sub })
    expect(await act('KEEP_OUT', ida)).toEqual({ outcome: 'ALREADY' })
    for (const name of ['REPAIR', 'MAKE_ADMIN', 'ENABLE'] as const)
      expect(await act(name, ida), name).toEqual({ refusal: 'KEPT_OUT' })
    expect(await office.groups(ida)).toEqual([])
  })

  it('for good is undone by restoring, which gives no office back', async () => {
    const jon = await world.person('jon@example.com', 'everyone', 'admins')
    await act('KEEP_OUT', jon)
    expect(await act('RESTORE', jon)).toEqual({ outcome: 'DONE' })
    expect(await office.groups(jon)).toEqual(['everyone'])
    expect(await office.account(jon)).toMatchObject({ Enabled: true })
    expect(await office.exclusion(jon)).toBeUndefined()
    expect(await act('RESTORE', jon)).toEqual({ outcome: 'ALREADY' })
  })

  const deaths = [
    'PutItemCommand',
    'AdminRemoveUserFromGroupCommand',
    'AdminDisableUserCommand',
    'AdminUserGlobalSignOutCommand',
  ]
  it.each(deaths)(
    'for good that dies after %s is finished by the next attempt, and nothing puts them back',
    async (last) => {
      const kim = await world.person(`kim.${last}@example.com`, 'everyone')
      let isAlive = true
      const after = (command: string) => {
        if (command === last && isAlive) isAlive = false
      }
      const before = (command: string) => {
        // The first row is the ledger's.
        if (!isAlive && command !== 'PutItemCommand') throw new Error('killed')
      }
      await expect(act('KEEP_OUT', kim, {}, world.services({ before, after }))).rejects.toThrow('killed')
      world.time.now += 31_000
      if (last !== 'PutItemCommand') expect(await act('REPAIR', kim)).toEqual({ refusal: 'KEPT_OUT' })
      expect(await act('KEEP_OUT', kim)).toMatchObject({ outcome: expect.stringMatching(/DONE|ALREADY/) })
      expect(await office.groups(kim)).toEqual([])
      expect(await office.account(kim)).toMatchObject({ Enabled: false })
      expect(await office.exclusion(kim)).toBeDefined()
    },
  )
})

describe('an account', () => {
  it('is disabled and enabled', async () => {
    const lea = await world.person('lea@example.com')
    expect(await act('DISABLE', lea)).toEqual({ outcome: 'DONE' })
    expect(await act('DISABLE', lea)).toEqual({ outcome: 'ALREADY' })
    expect(await act('MAKE_ADMIN', lea)).toEqual({ refusal: 'WRONG_STATUS' })
    expect(await act('ENABLE', lea)).toEqual({ outcome: 'DONE' })
    expect(await act('ENABLE', lea)).toEqual({ outcome: 'ALREADY' })
    expect(await act('SIGN_OUT', lea)).toEqual({ outcome: 'DONE' })
  })

  it('that has never been signed in to gets its invitation again, and no new password', async () => {
    const mia = await world.person('mia@example.com')
    expect(await act('RESEND_INVITATION', mia)).toEqual({ outcome: 'DONE' })
    expect(await act('RESET_PASSWORD', mia)).toEqual({ refusal: 'WRONG_STATUS' })
  })

  it('is deleted when its address is typed, whatever the case', async () => {
    const ned = await world.person('Ned@example.com', 'everyone')
    await world.ask(ned, 'enterWorkspace')
    for (const confirmation of [undefined, '', ' ', 'ned', ned.username])
      expect(await act('DELETE', ned, { confirmation })).toEqual({ refusal: 'NOT_CONFIRMED' })
    expect(await act('DELETE', ned, { confirmation: ' ned@EXAMPLE.com ' })).toEqual({ outcome: 'DONE' })
    await expect(office.account(ned)).rejects.toThrow(UserNotFoundException)
    expect((await office.told(ned.sub)).at(-1)).toBe('DELETE DONE')
  })

  it('that is deleted sets its name free, and its todos keep a name that nobody is taken for', async () => {
    const first = await world.person('olga@example.com', 'everyone')
    await world.ask(first, 'enterWorkspace')
    await act('DELETE', first, { confirmation: 'olga@example.com' })
    const second = await world.person('olga@example.org', 'everyone')
    expect(await world.ask(second, 'enterWorkspace')).toMatchObject({ displayName: 'olga' })
    const names = (await world.ask(admin, 'memberNames', { ids: [first.sub, second.sub] })) as { displayName: string }[]
    expect(names.map(({ displayName }) => displayName).toSorted()).toEqual(['olga', 'olga (left)'])
  })

  it('that is deleted is no longer kept out', async () => {
    const pia = await world.person('pia@example.com')
    await act('KEEP_OUT', pia)
    await act('DELETE', pia, { confirmation: 'pia@example.com' })
    expect(await office.exclusion(pia)).toBeUndefined()
  })
})

describe('administrators', () => {
  it('are made and unmade', async () => {
    const quin = await world.person('quin@example.com')
    expect(await act('MAKE_ADMIN', quin)).toEqual({ outcome: 'DONE' })
    expect(await act('MAKE_ADMIN', quin)).toEqual({ outcome: 'ALREADY' })
    expect(await act('UNMAKE_ADMIN', quin)).toEqual({ outcome: 'DONE' })
    expect(await act('UNMAKE_ADMIN', quin)).toEqual({ outcome: 'ALREADY' })
  })

  it.each(['UNMAKE_ADMIN', 'DISABLE', 'KEEP_OUT', 'DELETE'] as const)(
    'two who do %s to each other at the same moment end as one',
    async (name) => {
      const [ann, bob] = [
        await world.person(`a.${name}@example.com`, 'admins'),
        await world.person(`b.${name}@example.com`, 'admins'),
      ]
      const email = (letter: string) => ({ confirmation: `${letter}.${name}@example.com` })
      // Both have been let in before either begins.
      let waiting = 0
      let open = () => {}
      const both = new Promise<void>((resolve) => (open = resolve))
      const through = () => {
        const before = async (command: string, input: unknown) => {
          if (command !== 'UpdateItemCommand' || JSON.stringify(input).includes('day#') || waiting >= 2) return
          waiting += 1
          if (waiting === 2) open()
          await both
        }
        return world.services({ before }, { wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) })
      }
      const answers = await Promise.all([
        office.manage(ann, name, bob, email('b'), through()),
        office.manage(bob, name, ann, email('a'), through()),
      ])
      expect(answers).toContainEqual({ outcome: 'DONE' })
      expect(answers).toContainEqual({ refusal: 'FORBIDDEN' })
    },
  )

  it('wait for one who died at it no longer than half a minute', async () => {
    const rex = await world.person('rex@example.com', 'admins')
    const before = (command: string) => {
      if (command === 'AdminRemoveUserFromGroupCommand') throw new Error('killed')
    }
    let updates = 0
    const killed = world.services({
      before: (command, input) => {
        const isLedger = JSON.stringify(input).includes('day#')
        if (command === 'UpdateItemCommand' && !isLedger && ++updates > 1) throw new Error('killed')
        before(command)
      },
    })
    await expect(act('UNMAKE_ADMIN', rex, {}, killed)).rejects.toThrow('killed')
    expect(await act('UNMAKE_ADMIN', rex)).toEqual({ refusal: 'THROTTLED' })
    world.time.now += 30_000
    expect(await act('UNMAKE_ADMIN', rex)).toEqual({ outcome: 'DONE' })
  })
})

describe('a user who is created', () => {
  const create = (email: string) =>
    world.ask(admin, 'createUser', { email }) as Promise<{ refusal?: string; username?: string }>

  it('is invited, has a verified address and no group, and is told of', async () => {
    const { username = '' } = await create(' sam@example.com ')
    const user = await office.account({ username, sub: username })
    expect(user.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
    expect(user.UserAttributes).toContainEqual({ Name: 'email_verified', Value: 'true' })
    expect(await office.groups({ username, sub: username })).toEqual([])
    const sub = user.UserAttributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
    expect(await office.told(sub)).toEqual(['CREATE_USER DONE'])
  })

  it.each(['sam@example.com', 'SAM@example.com'])('is refused where %j is somebody’s', async (email) => {
    expect(await create(email)).toEqual({ refusal: 'EMAIL_TAKEN' })
  })

  it.each(['', 'sam', '@', 'a b@example.com', `${'x'.repeat(130)}@example.com`])(
    'is refused with the address %.20j',
    async (email) => {
      expect(await create(email)).toEqual({ refusal: 'EMAIL_INVALID' })
    },
  )
})
