// What operators ask a pool about itself.
import {
  CreateGroupCommand,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
  GetGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT, OTHER_CLIENT, POOL, type Pool, pool, startPool } from './serve'

let twin: Pool
beforeAll(async () => {
  const [first, second, ...others] = pool.clients
  if (!first || !second) throw new Error('The pool of the tests has two clients')
  const redirecting = {
    ...second,
    refreshTokenSeconds: 5400,
    oauth: { isOn: true, flows: ['code'], scopes: ['openid'], callbackUrls: ['https://example.com'] },
  }
  const mail = { account: 'DEVELOPER', from: 'Commons <hello@example.com>', sourceArn: 'arn:identity' } as const
  twin = await startPool({ pool: { ...pool, clients: [first, redirecting, ...others], mail } })
})
afterAll(() => twin.close())

const notFound = (message: string) => expect.objectContaining({ name: 'ResourceNotFoundException', message })
const UserPoolId = POOL
const OTHER_POOL = 'us-east-1_Zzzzzzzzz'

describe('DescribeUserPool', () => {
  it('says what the template says of triggers, letters, protection, passwords and tags', async () => {
    const { UserPool } = await twin.sdk.send(new DescribeUserPoolCommand({ UserPoolId }))
    expect(UserPool).toEqual({
      Id: POOL,
      Arn: pool.arn,
      LambdaConfig: { PostConfirmation: 'arn:aws:lambda:us-east-1:000000000000:function:post-confirmation' },
      EmailConfiguration: {
        EmailSendingAccount: 'DEVELOPER',
        From: 'Commons <hello@example.com>',
        SourceArn: 'arn:identity',
      },
      DeletionProtection: 'INACTIVE',
      UserPoolTags: { 'amplify:deployment-type': 'sandbox' },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
      Policies: {
        PasswordPolicy: {
          MinimumLength: 12,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          TemporaryPasswordValidityDays: 7,
        },
      },
    })
  })

  it('knows no other pool', async () => {
    await expect(twin.sdk.send(new DescribeUserPoolCommand({ UserPoolId: OTHER_POOL }))).rejects.toEqual(
      notFound(`User pool ${OTHER_POOL} does not exist.`),
    )
  })
})

describe('DescribeUserPoolClient', () => {
  const describeClient = (ClientId: string, id = POOL) =>
    twin.sdk.send(new DescribeUserPoolClientCommand({ UserPoolId: id, ClientId }))

  it('says how one signs in, and how long tokens live', async () => {
    expect((await describeClient(CLIENT)).UserPoolClient).toEqual({
      UserPoolId,
      ClientId: CLIENT,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      AllowedOAuthFlowsUserPoolClient: false,
      AccessTokenValidity: 15,
      IdTokenValidity: 20,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
    })
  })

  it('says what sign-in by redirect it allows, and counts a part of a day in minutes', async () => {
    expect((await describeClient(OTHER_CLIENT)).UserPoolClient).toMatchObject({
      PreventUserExistenceErrors: 'LEGACY',
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid'],
      CallbackURLs: ['https://example.com'],
      RefreshTokenValidity: 90,
      TokenValidityUnits: { RefreshToken: 'minutes' },
    })
  })

  it('knows no client that the pool does not have, and none of another pool', async () => {
    await expect(describeClient('nobody')).rejects.toEqual(notFound('User pool client nobody does not exist.'))
    await expect(describeClient(CLIENT, OTHER_POOL)).rejects.toEqual(
      notFound(`User pool ${OTHER_POOL} does not exist.`),
    )
  })
})

describe('GetGroup', () => {
  it('tells of a group of the template, and of one that was made since', async () => {
    const { Group } = await twin.sdk.send(new GetGroupCommand({ UserPoolId, GroupName: 'admins' }))
    const at = new Date(twin.time.now)
    expect(Group).toEqual({
      GroupName: 'admins',
      UserPoolId,
      Description: 'Who repair',
      Precedence: 0,
      CreationDate: at,
      LastModifiedDate: at,
    })
    await twin.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName: 'made-since' }))
    expect((await twin.sdk.send(new GetGroupCommand({ UserPoolId, GroupName: 'made-since' }))).Group).toMatchObject({
      GroupName: 'made-since',
    })
  })

  it('refuses a group that is not there', async () => {
    const get = twin.sdk.send(new GetGroupCommand({ UserPoolId, GroupName: 'nobodys' }))
    await expect(get).rejects.toEqual(notFound('Group not found.'))
  })
})
