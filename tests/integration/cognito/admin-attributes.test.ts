import {
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  type AttributeType,
  GetTokensFromRefreshTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsOf, join, tokensOf } from './people'
import { CLIENT, POOL, type Pool, startPool } from './serve'

const UserPoolId = POOL
let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const write = (Username: string, ...UserAttributes: AttributeType[]) =>
  twin.sdk.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }))
const show = async (Username: string) => {
  const { UserAttributes = [], ...user } = await twin.sdk.send(new AdminGetUserCommand({ UserPoolId, Username }))
  return { ...user, ...Object.fromEntries(UserAttributes.map(({ Name = '', Value }) => [Name, Value])) }
}
const verified = (Value: string) => ({ Name: 'email_verified', Value })

describe('AdminUpdateUserAttributes', () => {
  it('verifies an address without a code or a letter, takes that back, and leaves the rest and the sign-ins', async () => {
    const sub = await join(twin, 'ann@example.com')
    const letters = twin.cognito.mailbox().length
    const { RefreshToken } = await tokensOf(twin, 'ann@example.com')
    await write(sub, verified('false'))
    expect(await show(sub)).toMatchObject({
      email: 'ann@example.com',
      email_verified: 'false',
      UserStatus: 'CONFIRMED',
    })
    twin.time.now += 5000
    await write('ANN@example.com', verified('true'))
    expect(await show(sub)).toMatchObject({ email_verified: 'true', UserLastModifiedDate: new Date(twin.time.now) })
    expect(twin.cognito.mailbox()).toHaveLength(letters)
    const refresh = new GetTokensFromRefreshTokenCommand({ ClientId: CLIENT, RefreshToken })
    const { AuthenticationResult } = await twin.sdk.send(refresh)
    expect(claimsOf(AuthenticationResult?.IdToken).email_verified).toBe(true)
  })

  it('writes several attributes at once, and deletes what is sent empty', async () => {
    const sub = await join(twin, 'bob@example.com')
    await write(sub, { Name: 'name', Value: 'Bob' }, { Name: 'locale', Value: 'de' })
    await write(sub, { Name: 'name', Value: 'Bobby' }, { Name: 'locale', Value: '' })
    const shown = await show(sub)
    expect(shown).toMatchObject({ name: 'Bobby', email: 'bob@example.com', sub })
    expect(shown).not.toHaveProperty('locale')
  })

  it.each([
    ['a name that the schema lacks', { Name: 'office', Value: 'x' }, 'InvalidParameterException'],
    ['the id', { Name: 'sub', Value: 'x' }, 'InvalidParameterException'],
    ['what is no address', { Name: 'email', Value: 'none' }, 'InvalidParameterException'],
    [
      'another address, which the twin leaves out',
      { Name: 'email', Value: 'c@new.example' },
      'UnsupportedOperationException',
    ],
  ])('refuses %s, and writes nothing of what came with it', async (_what, attribute, name) => {
    const email = `${attribute.Name}-${attribute.Value.length}@example.com`
    await join(twin, email)
    await expect(write(email, verified('false'), attribute)).rejects.toMatchObject({ name })
    expect(await show(email)).toMatchObject({ email, email_verified: 'true' })
  })

  it('takes the address that the user has, in whatever case', async () => {
    await join(twin, 'dee@example.com')
    await write('dee@example.com', { Name: 'email', Value: 'Dee@Example.com' }, verified('false'))
    expect(await show('dee@example.com')).toMatchObject({ email: 'dee@example.com', email_verified: 'false' })
  })

  it('verifies nothing for whoever has no address, and finds nobody who is not there', async () => {
    const [bare = ''] = await twin.cognito.importUsers([{ email: '' }])
    await expect(write(bare, verified('true'))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Email is required to verify/un-verify an email',
    })
    await expect(write('ghost@example.com', verified('true'))).rejects.toMatchObject({ name: 'UserNotFoundException' })
  })
})
