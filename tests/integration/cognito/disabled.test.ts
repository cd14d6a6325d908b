import {
  AdminDisableUserCommand,
  AdminGetUserCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
  ListUsersCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, join, lastCode, signIn, signUp, tokensOf } from './people'
import { CLIENT, PASSWORD, POOL, type Pool, startPool } from './serve'

const disabled = { name: 'NotAuthorizedException', message: 'User is disabled.' }

let twin: Pool
let tokens: Awaited<ReturnType<typeof tokensOf>>
let session: string
let letters: number
beforeAll(async () => {
  twin = await startPool()
  await join(twin, 'ann@example.com')
  await signUp(twin, 'waiting@example.com')
  await create(twin, 'new@example.com')
  tokens = await tokensOf(twin, 'ann@example.com')
  session = (await signIn(twin, 'new@example.com', 'Temporary-of-1')).Session ?? ''
  for (const name of ['ann', 'waiting', 'new']) {
    await twin.sdk.send(new AdminDisableUserCommand({ UserPoolId: POOL, Username: `${name}@example.com` }))
  }
  letters = twin.cognito.mailbox().length
})
afterAll(() => twin.close())

describe('someone who is disabled', () => {
  it('is told so after the right password only', async () => {
    await expect(signIn(twin, 'ann@example.com')).rejects.toMatchObject(disabled)
    await expect(signIn(twin, 'ann@example.com', 'wrong')).rejects.toMatchObject({
      message: 'Incorrect username or password.',
    })
  })

  it('is told so before being told to confirm, or to choose a password', async () => {
    await expect(signIn(twin, 'waiting@example.com')).rejects.toMatchObject(disabled)
    await expect(signIn(twin, 'new@example.com', 'Temporary-of-1')).rejects.toMatchObject(disabled)
  })

  it('gets no new tokens from an old sign-in, and is not shown to it', async () => {
    const refresh = new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT, RefreshToken: tokens.RefreshToken })
    await expect(twin.sdk.send(refresh)).rejects.toMatchObject(disabled)
    const getUser = new GetUserCommand({ AccessToken: tokens.AccessToken })
    await expect(twin.sdk.send(getUser)).rejects.toMatchObject(disabled)
  })

  it('cannot answer a challenge that was asked before', async () => {
    const answer = new RespondToAuthChallengeCommand({
      ClientId: CLIENT,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: session,
      ChallengeResponses: { USERNAME: 'new@example.com', NEW_PASSWORD: PASSWORD },
    })
    await expect(twin.sdk.send(answer)).rejects.toMatchObject(disabled)
  })

  it('is sent no code, and told nothing of it', async () => {
    const input = { ClientId: CLIENT, Username: 'waiting@example.com' }
    const { CodeDeliveryDetails } = await twin.sdk.send(new ResendConfirmationCodeCommand(input))
    expect(CodeDeliveryDetails?.Destination).toBe('w***@e***')
    expect(twin.cognito.mailbox()).toHaveLength(letters)
    expect(lastCode(twin, 'waiting@example.com')).toMatch(/^\d{6}$/)
  })

  it('is shown as such to an administrator, and found by it', async () => {
    const user = await twin.sdk.send(new AdminGetUserCommand({ UserPoolId: POOL, Username: 'ann@example.com' }))
    expect(user).toMatchObject({ Enabled: false, UserStatus: 'CONFIRMED' })
    const query = { UserPoolId: POOL, Filter: 'status = "Disabled"' }
    expect((await twin.sdk.send(new ListUsersCommand(query))).Users).toHaveLength(3)
  })
})
