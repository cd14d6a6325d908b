// The AWS command line tool, as a person uses it who has sourced aws.env.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ownStack } from '../own-stack'
import { mailedCode } from '../people'
import { newEmail } from './cast'

const stack = ownStack()
const { USER_POOL_ID: POOL, USER_POOL_CLIENT_ID: CLIENT } = stack.environment
const PASSWORD = 'Lasting-word-22'
const run = promisify(execFile)

interface Named {
  Username?: string
  GroupName?: string
}

/** What of its answers is read here by name. */
interface Answer {
  [field: string]: unknown
  Users?: Named[]
  Groups?: Named[]
  AuthenticationResult?: Record<string, string>
  Session?: string
  PaginationToken?: string
}

/** What a shell of its own prints for `aws cognito-idp …` after sourcing the file; nothing is taken from this process. */
const aws = async (...argv: string[]): Promise<Answer> => {
  const script = `. "$0" && exec aws --endpoint-url "$AWS_ENDPOINT_URL" cognito-idp "$@"`
  const { PATH = '', HOME = '' } = process.env
  const environment = { PATH, HOME, NODE_ENV: 'test' as const, AWS_PAGER: '', AWS_CONFIG_FILE: '/dev/null' }
  const file = join(stack.dataDirectory, 'aws.env')
  const { stdout } = await run('sh', ['-c', script, file, ...argv], { env: environment })
  return stdout.trim() ? JSON.parse(stdout) : {}
}

/** What it prints on its error stream, and with which code it ends. */
const awsFailure = async (...argv: string[]) => {
  const failure = await aws(...argv).then(
    () => undefined,
    (error: { code: number; stderr: string }) => error,
  )
  // Version 1 ends with 255, version 2 with 254 and some words before.
  return {
    hasFailed: failure?.code === 254 || failure?.code === 255,
    text: failure?.stderr.trim().replace(/^.*?(?=An error occurred)/s, ''),
  }
}

const inPool = ['--user-pool-id', POOL]
const named = (email: string) => ['--username', email]
const names = (list: Named[] = []) => list.map((each) => each.Username ?? each.GroupName)

const codeFor = (email: string) => mailedCode(stack.awsEndpoint, email)

const signUp = (email: string) =>
  aws(
    'sign-up',
    '--client-id',
    CLIENT,
    ...named(email),
    '--password',
    PASSWORD,
    '--user-attributes',
    `Name=email,Value=${email}`,
  )

const signInAs = (email: string, password: string) =>
  aws(
    'initiate-auth',
    '--client-id',
    CLIENT,
    '--auth-flow',
    'USER_PASSWORD_AUTH',
    '--auth-parameters',
    `USERNAME=${email},PASSWORD=${password}`,
  )

const createUser = (email: string) =>
  aws(
    'admin-create-user',
    ...inPool,
    ...named(email),
    '--temporary-password',
    'Temporary-word-1',
    '--message-action',
    'SUPPRESS',
    '--user-attributes',
    `Name=email,Value=${email}`,
    'Name=email_verified,Value=true',
  )

describe.concurrent('the aws command', () => {
  it('signs a person up, sends the code again, confirms them, and finds them in everyone', async () => {
    const email = newEmail('cli-up')
    const up = await signUp(email)
    expect(up).toMatchObject({
      UserConfirmed: false,
      UserSub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' },
    })
    const again = await aws('resend-confirmation-code', '--client-id', CLIENT, ...named(email))
    expect(again).toMatchObject({ CodeDeliveryDetails: { AttributeName: 'email' } })
    await aws('confirm-sign-up', '--client-id', CLIENT, ...named(email), '--confirmation-code', await codeFor(email))
    const [user, groups] = await Promise.all([
      aws('admin-get-user', ...inPool, ...named(email)),
      aws('admin-list-groups-for-user', ...inPool, ...named(email)),
    ])
    expect(user).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true, Username: up.UserSub })
    expect(names(groups.Groups)).toEqual(['everyone'])
  })

  it('signs in, reads the user, refreshes, and revokes', async () => {
    const { AuthenticationResult } = await signInAs('bob@example.com', 'Commons-bob-1')
    const { AccessToken, RefreshToken } = AuthenticationResult ?? {}
    const refresh = ['get-tokens-from-refresh-token', '--client-id', CLIENT, '--refresh-token', RefreshToken ?? '']
    const user = await aws('get-user', '--access-token', AccessToken ?? '')
    expect(user.UserAttributes).toContainEqual({ Name: 'email', Value: 'bob@example.com' })
    // Tools from before 2025 do not know this one, and say so before they call anybody.
    const isKnown = !(await awsFailure('get-tokens-from-refresh-token')).text?.includes('nvalid choice')
    if (isKnown)
      expect(await aws(...refresh)).toMatchObject({ AuthenticationResult: { ExpiresIn: 900, TokenType: 'Bearer' } })
    expect(await aws('revoke-token', '--client-id', CLIENT, '--token', RefreshToken ?? '')).toEqual({})
    if (isKnown)
      expect((await awsFailure(...refresh)).text).toContain(
        '(NotAuthorizedException) when calling the GetTokensFromRefreshToken operation',
      )
  })

  it('creates a user as the console does, who is in no group and must choose a password', async () => {
    const email = newEmail('cli-made')
    expect((await createUser(email)).User).toMatchObject({ UserStatus: 'FORCE_CHANGE_PASSWORD', Enabled: true })
    const [groups, challenge] = await Promise.all([
      aws('admin-list-groups-for-user', ...inPool, ...named(email)),
      signInAs(email, 'Temporary-word-1'),
    ])
    expect(groups).toEqual({ Groups: [] })
    expect(challenge.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    const answered = await aws(
      'respond-to-auth-challenge',
      '--client-id',
      CLIENT,
      '--challenge-name',
      'NEW_PASSWORD_REQUIRED',
      '--session',
      challenge.Session ?? '',
      '--challenge-responses',
      `USERNAME=${email},NEW_PASSWORD=${PASSWORD}`,
    )
    expect(answered.AuthenticationResult).toMatchObject({ TokenType: 'Bearer' })
  })

  it('makes a group, puts a user in and takes them out', async () => {
    const email = newEmail('cli-group')
    const group = `readers-${email.slice(10, 18)}`
    const [made] = await Promise.all([
      aws('create-group', ...inPool, '--group-name', group, '--description', 'Who reads', '--precedence', '7'),
      createUser(email),
    ])
    expect(made.Group).toMatchObject({ GroupName: group, UserPoolId: POOL, Precedence: 7 })
    const membership = [...inPool, ...named(email), '--group-name', group]
    expect(await aws('admin-add-user-to-group', ...membership)).toEqual({})
    const [inside, all] = await Promise.all([
      aws('list-users-in-group', ...inPool, '--group-name', group),
      aws('list-groups', ...inPool),
    ])
    expect(inside.Users).toHaveLength(1)
    expect(names(all.Groups)).toEqual(expect.arrayContaining(['admins', 'everyone', group]))
    expect(await aws('admin-remove-user-from-group', ...membership)).toEqual({})
    expect(await aws('list-users-in-group', ...inPool, '--group-name', group)).toEqual({ Users: [] })
  })

  it('lists users by a filter, and page by page to the end, each once', async () => {
    const [found, none, whole, pages] = await Promise.all([
      aws('list-users', ...inPool, '--filter', 'email = "alice@example.com"'),
      aws('list-users', ...inPool, '--filter', 'email ^= "nobody-at-all"'),
      aws('list-users-in-group', ...inPool, '--group-name', 'admins'),
      aws('list-users', ...inPool, '--page-size', '3', '--max-items', '7', '--filter', 'status = "Enabled"'),
    ])
    expect(found.Users).toMatchObject([{ UserStatus: 'CONFIRMED' }])
    expect(none).toEqual({ Users: [] })
    expect(names(whole.Users ?? []).length).toBeGreaterThan(0)
    expect(new Set(names(pages.Users)).size).toBe(pages.Users?.length)
    const first = await aws('list-users', ...inPool, '--limit', '2', '--no-paginate')
    expect(first.Users).toHaveLength(2)
    const second = await aws(
      'list-users',
      ...inPool,
      '--limit',
      '2',
      '--no-paginate',
      '--pagination-token',
      first.PaginationToken ?? '',
    )
    expect(names(second.Users)).not.toEqual(expect.arrayContaining(names(first.Users)))
  })

  it('prints an error as AWS words it, and ends with a code', async () => {
    const prefix = 'An error occurred'
    const [unknown, exists, refused, weak] = await Promise.all([
      awsFailure('admin-get-user', ...inPool, ...named('nobody@example.com')),
      awsFailure('create-group', ...inPool, '--group-name', 'everyone'),
      awsFailure(
        'initiate-auth',
        '--client-id',
        CLIENT,
        '--auth-flow',
        'USER_PASSWORD_AUTH',
        '--auth-parameters',
        'USERNAME=alice@example.com,PASSWORD=wrong',
      ),
      awsFailure('admin-create-user', '--user-pool-id', 'us-east-1_Nowhere12', ...named('x@example.com')),
    ])
    expect(unknown).toEqual({
      hasFailed: true,
      text: `${prefix} (UserNotFoundException) when calling the AdminGetUser operation: User does not exist.`,
    })
    expect(exists.text).toBe(
      `${prefix} (GroupExistsException) when calling the CreateGroup operation: A group with the name already exists.`,
    )
    expect(refused.text).toBe(
      `${prefix} (NotAuthorizedException) when calling the InitiateAuth operation: Incorrect username or password.`,
    )
    expect(weak.text).toBe(
      `${prefix} (ResourceNotFoundException) when calling the AdminCreateUser operation: User pool us-east-1_Nowhere12 does not exist.`,
    )
  })
})
