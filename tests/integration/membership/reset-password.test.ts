import {
  AdminCreateUserCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import { openOffice } from './office'
import { counter, startWorld, type World } from './world'

const [TEMPORARY, OLD, NEW] = ['Temporary-word-1', 'Lasting-word-22', 'Another-word-333']

let world: World
let office: ReturnType<typeof openOffice>
let admin: Caller
let ClientId = ''
beforeAll(async () => {
  world = await startWorld()
  office = openOffice(world)
  admin = await world.person('admin@example.com', 'admins', 'everyone')
  ClientId = world.backend.userPool.clients[0]?.id ?? ''
})
afterAll(() => world.close())

const reset = (who: { username: string }, through?: World['plain']) =>
  office.manage(admin, 'RESET_PASSWORD', who, {}, through)

const signIn = (email: string, password: string) =>
  world.pool.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  )

/** As the console makes one, who has then chosen a password. Nobody verified the address unless it is said. */
const settled = async (email: string, isVerified = false): Promise<Caller> => {
  await world.pool.send(
    new AdminCreateUserCommand({
      UserPoolId: world.poolId,
      Username: email,
      TemporaryPassword: TEMPORARY,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email_verified', Value: String(isVerified) }],
    }),
  )
  const { Session, ChallengeParameters } = await signIn(email, TEMPORARY)
  await world.pool.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: OLD },
    }),
  )
  const sub = ChallengeParameters?.USER_ID_FOR_SRP ?? ''
  return { sub, username: sub }
}

const lettersTo = async (email: string) => {
  const letters = (await (await fetch(`${world.endpoint}/mailbox.json`)).json()) as { to: string; code: string }[]
  return letters.filter(({ to }) => to === email)
}
const forget = (Username: string) => world.pool.send(new ForgotPasswordCommand({ ClientId, Username }))
const choose = async (Username: string) => {
  const [letter] = await lettersTo(Username)
  const answer = { ClientId, Username, ConfirmationCode: letter?.code ?? '', Password: NEW }
  await world.pool.send(new ConfirmForgotPasswordCommand(answer))
}
/** The status, and whether the address is verified. */
const stateOf = async (who: Caller) => {
  const { UserStatus, UserAttributes = [] } = await office.account(who)
  return [UserStatus, UserAttributes.find(({ Name }) => Name === 'email_verified')?.Value]
}

describe('a password is reset', () => {
  it('for somebody whose address nobody verified: the code arrives, and leads back in', async () => {
    const ann = await settled('ann@example.com')
    await forget('ann@example.com')
    expect(await lettersTo('ann@example.com')).toEqual([])
    expect(await reset(ann)).toEqual({ outcome: 'DONE' })
    expect(await stateOf(ann)).toEqual(['RESET_REQUIRED', 'true'])
    await expect(signIn('ann@example.com', OLD)).rejects.toMatchObject({ name: 'PasswordResetRequiredException' })
    await choose('ann@example.com')
    expect((await signIn('ann@example.com', NEW)).AuthenticationResult).toBeDefined()
    expect(await office.told(ann.sub)).toEqual(['RESET_PASSWORD BEGUN', 'RESET_PASSWORD DONE'])
    // The next time they need nobody.
    await forget('ann@example.com')
    expect(await lettersTo('ann@example.com')).toHaveLength(2)
  })

  it('for somebody who has to reset it already, and never could', async () => {
    const email = 'bob@example.com'
    const unverified = { status: 'RESET_REQUIRED', attributes: { email_verified: 'false' } } as const
    const [username = ''] = await world.importUsers([{ email, ...unverified }])
    expect(await reset({ username })).toEqual({ outcome: 'DONE' })
    await choose(email)
    expect(await stateOf({ username, sub: username })).toEqual(['CONFIRMED', 'true'])
  })

  it('without a word on the address where it is verified', async () => {
    const cat = await settled('cat@example.com', true)
    const { counts, before } = counter()
    expect(await reset(cat, world.services({ before }))).toEqual({ outcome: 'DONE' })
    expect(counts).toMatchObject({ AdminResetUserPasswordCommand: 1 })
    expect(counts.AdminUpdateUserAttributesCommand).toBeUndefined()
  })

  it('by a repeat, when the first attempt died behind the address: until then the old password holds', async () => {
    const dan = await settled('dan@example.com')
    const before = (command: string) => {
      if (command === 'AdminResetUserPasswordCommand') throw new Error('killed')
    }
    await expect(reset(dan, world.services({ before }))).rejects.toThrow('killed')
    expect(await stateOf(dan)).toEqual(['CONFIRMED', 'true'])
    expect((await signIn('dan@example.com', OLD)).AuthenticationResult).toBeDefined()
    expect(await reset(dan)).toEqual({ outcome: 'DONE' })
    expect(await office.told(dan.sub)).toEqual([
      'RESET_PASSWORD BEGUN',
      'RESET_PASSWORD FAILED Error',
      'RESET_PASSWORD BEGUN',
      'RESET_PASSWORD DONE',
    ])
  })
})

describe('a password is not reset, and no address vouched for', () => {
  it('where there is no address', async () => {
    const [username = ''] = await world.importUsers([{ email: '', attributes: { email_verified: 'false' } }])
    expect(await reset({ username })).toEqual({ refusal: 'WRONG_STATUS' })
    expect(await stateOf({ username, sub: username })).toEqual(['CONFIRMED', 'false'])
  })

  it('of somebody who is disabled', async () => {
    const eve = await settled('eve@example.com')
    await world.disable(eve.username)
    expect(await reset(eve)).toEqual({ refusal: 'WRONG_STATUS' })
    expect(await stateOf(eve)).toEqual(['CONFIRMED', 'false'])
  })

  it('of somebody who was invited, and has none of their own', async () => {
    const fay = await world.person('fay@example.com')
    expect(await reset(fay)).toEqual({ refusal: 'WRONG_STATUS' })
    expect(await stateOf(fay)).toEqual(['FORCE_CHANGE_PASSWORD', 'false'])
  })

  it('of oneself', async () => {
    expect(await reset(admin)).toEqual({ refusal: 'SELF' })
    expect((await stateOf(admin))[1]).toBe('false')
  })
})
