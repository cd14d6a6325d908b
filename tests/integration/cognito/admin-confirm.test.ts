import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { confirm, create, lastCode, signIn, signUp } from './people'
import { POOL, type Pool, startPool } from './serve'

const EMAIL = 'ann@example.com'
const events: unknown[] = []
let twin: Pool
let sub = ''
beforeAll(async () => {
  twin = await startPool({
    invoke: async (_name, event) => {
      events.push(event)
      return { ok: true, payload: event }
    },
  })
  sub = (await signUp(twin, EMAIL)).UserSub ?? ''
})
beforeEach(() => void events.splice(0))
afterAll(() => twin.close())

const confirmFor = (Username: string) =>
  twin.sdk.send(new AdminConfirmSignUpCommand({ UserPoolId: POOL, Username, ClientMetadata: { by: 'a test' } }))

it('an administrator confirms a sign-up without its code, by the trigger of a sign-up, and verifies no address', async () => {
  const code = lastCode(twin, EMAIL)
  await confirmFor(EMAIL)
  expect(events).toMatchObject([
    {
      triggerSource: 'PostConfirmation_ConfirmSignUp',
      userName: sub,
      callerContext: { clientId: 'CLIENT_ID_NOT_APPLICABLE' },
      request: { clientMetadata: { by: 'a test' } },
    },
  ])
  const user = await twin.sdk.send(new AdminGetUserCommand({ UserPoolId: POOL, Username: EMAIL }))
  expect(user.UserStatus).toBe('CONFIRMED')
  expect(user.UserAttributes).not.toContainEqual({ Name: 'email_verified', Value: 'true' })
  expect((await signIn(twin, EMAIL)).AuthenticationResult?.AccessToken).toBeTruthy()
  await expect(confirm(twin, EMAIL, code)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

it('nobody is confirmed twice, nor whoever was invited, and no trigger is called', async () => {
  await create(twin, 'invited@example.com')
  events.splice(0)
  for (const [name, status] of [
    [EMAIL, 'CONFIRMED'],
    ['invited@example.com', 'FORCE_CHANGE_PASSWORD'],
  ] as const)
    await expect(confirmFor(name)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: `User cannot be confirmed. Current status is ${status}`,
    })
  await expect(confirmFor('nobody@example.com')).rejects.toThrow(UserNotFoundException)
  expect(events).toEqual([])
})
