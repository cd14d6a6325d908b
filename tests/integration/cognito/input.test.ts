import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unsignedOperations } from '../../../local/cognito/operation-table'
import { create } from './people'
import { CLIENT, PASSWORD, POOL, type Pool, startPool } from './serve'

let twin: Pool
beforeAll(async () => {
  twin = await startPool()
  await create(twin, 'ann@example.com')
})
afterAll(() => twin.close())

/** As a client would that checks nothing before it sends. */
const send = async (operation: string, input: unknown, signed = true) => {
  const response = await fetch(twin.url, {
    method: 'POST',
    headers: {
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      ...(signed && { authorization: 'signed' }),
    },
    body: JSON.stringify(input),
  })
  const { __type, message } = (await response.json()) as { __type?: string; message?: string }
  return { status: response.status, name: __type, message }
}

const ADMIN = [
  'AdminAddUserToGroup',
  'AdminConfirmSignUp',
  'AdminCreateUser',
  'AdminDeleteUser',
  'AdminDisableUser',
  'AdminEnableUser',
  'AdminGetUser',
  'AdminListGroupsForUser',
  'AdminRemoveUserFromGroup',
  'AdminResetUserPassword',
  'AdminUpdateUserAttributes',
  'AdminUserGlobalSignOut',
  'CreateGroup',
  'DeleteGroup',
  'DescribeUserPool',
  'DescribeUserPoolClient',
  'GetGroup',
  'ListGroups',
  'ListUsers',
  'ListUsersInGroup',
]

describe('who may call', () => {
  it.each(ADMIN)('%s needs a signature, and says so before it looks at the input', async (operation) => {
    for (const input of [{ UserPoolId: POOL }, {}, 'text']) {
      expect(await send(operation, input, false)).toEqual({
        status: 400,
        name: 'MissingAuthenticationTokenException',
        message: 'Missing Authentication Token',
      })
    }
  })

  it('is anyone for what a password, a code or a token speaks for', async () => {
    expect([...unsignedOperations].sort()).toEqual([
      'AssociateSoftwareToken',
      'ChangePassword',
      'ConfirmForgotPassword',
      'ConfirmSignUp',
      'DeleteUser',
      'ForgotPassword',
      'GetTokensFromRefreshToken',
      'GetUser',
      'GetUserAttributeVerificationCode',
      'GlobalSignOut',
      'InitiateAuth',
      'ResendConfirmationCode',
      'RespondToAuthChallenge',
      'RevokeToken',
      'SetUserMFAPreference',
      'SignUp',
      'UpdateUserAttributes',
      'VerifySoftwareToken',
      'VerifyUserAttribute',
    ])
    for (const operation of unsignedOperations) {
      expect((await send(operation, {}, false)).name).toBe('InvalidParameterException')
    }
  })

  it.each(['DropPool', 'constructor', '__proto__', ''])('is nobody for the operation %j', async (operation) => {
    for (const signed of [true, false]) {
      expect(await send(operation, {}, signed)).toMatchObject({ status: 400, name: 'UnknownOperationException' })
    }
  })
})

describe('an input', () => {
  it.each([
    ['ListUsers', { UserPoolId: 5 }, 'NUMBER_VALUE can not be converted to a String'],
    ['ListUsers', { UserPoolId: POOL, Limit: 'many' }, 'STRING_VALUE can not be converted to an Integer'],
    ['ListUsers', { UserPoolId: [POOL] }, 'Start of list found where not expected'],
    ['ListUsers', { UserPoolId: { S: POOL } }, 'Start of structure found where not expected'],
    ['SignUp', { ClientId: true }, 'Unexpected boolean value'],
    [
      'SignUp',
      { ClientId: CLIENT, Username: 'a@b.c', UserAttributes: {} },
      'Start of structure found where not expected',
    ],
    ['SignUp', [], 'The input is not a JSON object.'],
    ['SignUp', null, 'The input is not a JSON object.'],
  ])('of %s that is %j is not understood', async (operation, input, message) => {
    expect(await send(operation, input)).toEqual({ status: 400, name: 'SerializationException', message })
  })

  it.each([
    [
      'ListUsers',
      {},
      "1 validation error detected: Value null at 'userPoolId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'ListUsers',
      { UserPoolId: POOL, Limit: 61 },
      "1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60",
    ],
    [
      'ListUsers',
      { UserPoolId: 'pool' },
      "1 validation error detected: Value 'pool' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    ],
    [
      'AdminGetUser',
      { UserPoolId: null, Username: 'x'.repeat(129) },
      "2 validation errors detected: Value null at 'userPoolId' failed to satisfy constraint: Member must not be null; Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128",
    ],
    [
      'RespondToAuthChallenge',
      { ClientId: CLIENT, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 'short' },
      "1 validation error detected: Value at 'session' failed to satisfy constraint: Member must have length greater than or equal to 20",
    ],
    [
      'SignUp',
      { ClientId: CLIENT, Username: 'a@b.c', Password: PASSWORD, UserAttributes: [{ Name: '', Value: 'x' }] },
      expect.stringContaining(
        "Value at 'userAttributes.1.member.name' failed to satisfy constraint: Member must have length",
      ),
    ],
    [
      'AdminCreateUser',
      { UserPoolId: POOL, Username: 'a@b.c', MessageAction: 'SHOUT' },
      "1 validation error detected: Value 'SHOUT' at 'messageAction' failed to satisfy constraint: Member must satisfy enum value set: [RESEND, SUPPRESS]",
    ],
  ])('of %s beyond its limits is refused in the words of AWS', async (operation, input, message) => {
    expect(await send(operation, input)).toEqual({ status: 400, name: 'InvalidParameterException', message })
  })

  it.each(['a b@example.com', 'ann@example.com\u0000', 'ann\n@example.com', ''])(
    'whose username is %j never reaches the store',
    async (Username) => {
      const answer = await send('AdminCreateUser', { UserPoolId: POOL, Username })
      expect(answer).toMatchObject({ status: 400, name: 'InvalidParameterException' })
    },
  )

  it('with a null is one without', async () => {
    const answer = await send('ListUsers', { UserPoolId: POOL, Filter: null, PaginationToken: null, Limit: null })
    expect(answer).toEqual({ status: 200, name: undefined, message: undefined })
  })

  it('of another pool is refused by every operation that names one', async () => {
    const user = { Username: 'ann@example.com', UserAttributes: [] }
    const input = { UserPoolId: 'us-east-1_Elsewhere', ...user, ClientId: CLIENT, GroupName: 'everyone' }
    for (const operation of ADMIN) {
      expect(await send(operation, input)).toMatchObject({
        name: 'ResourceNotFoundException',
        message: 'User pool us-east-1_Elsewhere does not exist.',
      })
    }
  })
})

describe('an answer', () => {
  it('carries times as seconds since the epoch, as numbers', async () => {
    const input = { UserPoolId: POOL, Username: 'ann@example.com' }
    const answer = await twin.cognito.handle('AdminGetUser', input, { signed: true })
    expect(answer).toMatchObject({ UserCreateDate: twin.time.now / 1000, UserLastModifiedDate: twin.time.now / 1000 })
    const groups = await twin.cognito.handle('ListGroups', { UserPoolId: POOL }, { signed: true })
    expect(groups).toMatchObject({ Groups: [{ CreationDate: twin.time.now / 1000 }, {}] })
  })
})
