// `npm run repair`, as it is typed, against a running stack.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AdminCreateUserCommand, AdminListGroupsForUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, describe, expect, test } from 'vitest'
import { openSession } from '../../scripts/repair/session'
import { ownStack } from '../own-stack'
import { ask, claimsOf, cognitoOf, createPerson, signIn } from '../people'

const stack = ownStack()
const { environment } = stack
const cognito = cognitoOf(environment)
const ADMIN = { COMMONS_EMAIL: 'admin@example.com', COMMONS_PASSWORD: 'Commons-admin-1' }
const directory = mkdtempSync(join(tmpdir(), 'commons-repair-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Types the command; nobody sits at the terminal. `until`: Ctrl-C as soon as this is said. */
const repair = (words: string[], variables: Record<string, string> = ADMIN, until?: RegExp) =>
  new Promise<Ended>((resolve) => {
    const child = spawn(process.execPath, ['scripts/launch.mjs', 'repair', ...words], {
      env: {
        PATH: process.env.PATH,
        LOCAL_DATA_DIR: stack.dataDirectory,
        ...variables,
      } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
      if (until?.test(err)) child.kill('SIGINT')
    })
    child.once('close', (code) => resolve({ code, out, err }))
  })

const createMissing = async (email: string): Promise<string> => {
  const input = { UserPoolId: environment.USER_POOL_ID, Username: email, MessageAction: 'SUPPRESS' } as const
  return (await cognito.send(new AdminCreateUserCommand(input))).User?.Username ?? ''
}

const isMember = async (username: string) => {
  const input = { UserPoolId: environment.USER_POOL_ID, Username: username }
  const { Groups = [] } = await cognito.send(new AdminListGroupsForUserCommand(input))
  return Groups.some(({ GroupName }) => GroupName === 'everyone')
}

const runIdIn = ({ out }: Ended) => /^Run (\S+)$/m.exec(out)?.[1] ?? ''

describe('a repair from the command line', () => {
  test('is planned, applied once it is confirmed, and undone', async () => {
    const username = await createMissing('missing-1@example.com')

    const planned = await repair(['plan'])
    expect(planned.out).toMatch(
      /^\d+ of \d+ users cannot see the workspace\. \d+ chosen to be added, \d+ left alone\.$/m,
    )
    expect(planned.out).toMatch(/missing-1@example\.com {2}made by an administrator, never signed in/)
    expect(planned.code).toBe(0)
    expect(await isMember(username)).toBe(false)

    const run = runIdIn(planned)
    const unconfirmed = await repair(['apply', run])
    expect(unconfirmed.err).toBe('Nobody is here to be asked. Say --yes to do it all the same.\n')
    expect(unconfirmed.code).toBe(2)
    expect(await isMember(username)).toBe(false)

    const applied = await repair(['apply', run, '--yes'])
    expect(applied.out).toMatch(/^\d+ users? added to everyone$/m)
    expect(applied.code).toBe(0)
    expect(await isMember(username)).toBe(true)
    expect((await repair(['apply', run, '--yes'])).err).toBe(
      'The run is done: it does not take apply. It was left as it is.\n',
    )

    const shown = JSON.parse((await repair(['show', run, '--json'])).out)
    expect(shown.run).toMatchObject({ id: run, state: 'DONE' })
    expect(shown.items).toContainEqual(expect.objectContaining({ username, shelf: 'ADDED' }))

    const undone = await repair(['undo', '--latest', '--yes'])
    expect(undone.out).toMatch(/^\d+ users? taken out again$/m)
    expect(undone.code).toBe(0)
    expect(await isMember(username)).toBe(false)

    const admin = await signIn(environment, ADMIN.COMMONS_EMAIL, ADMIN.COMMONS_PASSWORD)
    await ask(environment, admin.accessToken, 'mutation { enterWorkspace { displayName } }')
    const status = await repair(['status'])
    expect(status.out).toMatch(new RegExp(`^${run}  undone .* by admin$`, 'm'))
    expect(status.code).toBe(0)
  })

  test('goes on after Ctrl-C, and takes orders from another call', async () => {
    const admin = await signIn(environment, ADMIN.COMMONS_EMAIL, ADMIN.COMMONS_PASSWORD)
    const pace = (change: string) =>
      ask(environment, admin.accessToken, `mutation { changeRepairSettings(${change}) { refusal } }`)
    for (const number of [2, 3, 4, 5, 6, 7, 8]) await createMissing(`missing-${number}@example.com`)
    // Two at once, and then one each five seconds.
    await pace('groupChangePerSecond: 1, ratePercent: 20')
    try {
      const run = runIdIn(await repair(['plan']))
      const left = await repair(['apply', run, '--yes'], ADMIN, /Adding/)
      expect(left.err).toContain(`The run goes on without this command. See it with: npm run repair -- show ${run}`)
      expect(left.code).toBe(130)
      expect((await repair(['show', run])).out).toMatch(/^The run is adding\.$/m)

      // The chunk that is open comes first, at its pace.
      const cancelled = await repair(['cancel', run], ADMIN, /waiting to be obeyed/)
      expect(cancelled.code).toBe(130)
      expect((await repair(['pause', run])).err).toContain('The run is adding: it does not take pause.')
      // Asked for again, it is waited for.
      const ended = await repair(['cancel', run])
      expect(ended.out).toMatch(/^The run is cancelled\.$/m)
      expect(ended.code).toBe(0)
    } finally {
      await pace('groupChangePerSecond: 25, ratePercent: 80')
    }
  }, 180_000)
})

test('a plan of chosen users tells who of them are gone, members and missing', async () => {
  const admin = await signIn(environment, ADMIN.COMMONS_EMAIL, ADMIN.COMMONS_PASSWORD)
  const chosen = [
    admin.sub,
    await createMissing('picked@example.com'),
    '00000000-0000-4000-8000-000000000000',
    'nobody',
  ]
  const start = 'mutation Start($usernames: [ID!]) { startRun(scope: SELECTED, usernames: $usernames) { run { id } } }'
  const { data } = await ask(environment, admin.accessToken, start, { usernames: chosen })
  const { id } = (data as { startRun: { run: { id: string } } }).startRun.run
  await expect
    .poll(async () => (await repair(['show', id])).out, { timeout: 60_000 })
    .toContain(
      '4 users asked for: 2 no longer there, 1 in everyone already, 1 missing. 1 chosen to be added, 0 left alone.',
    )
}, 90_000)

describe('the command says in a sentence', () => {
  const email = 'nobody@example.com'
  test.each([
    [
      'that the password is wrong',
      { ...ADMIN, COMMONS_PASSWORD: 'x' },
      'The e-mail address or the password is not right.',
    ],
    [
      'the same of an unknown address',
      { ...ADMIN, COMMONS_EMAIL: email },
      'The e-mail address or the password is not right.',
    ],
    [
      'that a temporary password is still to be changed',
      { COMMONS_EMAIL: 'carol@example.com', COMMONS_PASSWORD: 'Commons-carol-1' },
      'This account has a temporary password still. Sign in on the website once and set your own, then run this again.',
    ],
    [
      'that a member is no administrator',
      { COMMONS_EMAIL: 'alice@example.com', COMMONS_PASSWORD: 'Commons-alice-1' },
      'alice@example.com is not an administrator.',
    ],
  ])('%s, with exit code 1', async (_, variables, sentence) => {
    const { code, out, err } = await repair(['plan'], variables)
    expect([err.trim(), out, code]).toEqual([sentence, '', 1])
  })

  test('that there is no such run', async () => {
    const { code, err } = await repair(['show', '20260101T000000000-abcdef'])
    expect([err.trim(), code]).toEqual(['There is no such run. `npm run repair -- status` lists them.', 1])
  })

  test.each([
    [[], 'Say what to do.'],
    [['mend'], 'There is no command mend.'],
    [['apply'], 'Say which run: apply <run>, or apply --latest.'],
    [['plan', '--fast'], "Unknown option '--fast'."],
    // A password in the arguments is seen by everybody on the machine.
    [['plan', '--password', 'x'], "Unknown option '--password'."],
  ])('what is wrong with the words %j, and how they go, with exit code 2', async (words, sentence) => {
    const { code, err } = await repair(words)
    expect(err.startsWith(`${sentence}\n\nUsage: npm run repair -- <command>`)).toBe(true)
    expect(code).toBe(2)
  })

  test('that it has nobody to ask for a password', async () => {
    const { code, err } = await repair(['plan', '--email', email], {})
    expect([err.trim(), code]).toEqual([
      'Put the password in COMMONS_PASSWORD. Or run this in a terminal, and be asked.',
      2,
    ])
  })

  const outputsOf = (url: string) => {
    const file = join(directory, `${Math.random()}.json`)
    const auth = { user_pool_client_id: 'client', aws_region: 'us-east-1' }
    writeFileSync(file, JSON.stringify({ auth, data: { url } }))
    return file
  }

  test('that nobody answers at the address, or not in time', async () => {
    const silent = createServer((socket) => socket.resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const waited = await repair(['plan', '--outputs', outputsOf(`http://127.0.0.1:${port}/graphql`)])
    expect(waited.err).toContain('did not answer within 10 seconds. Try again later.')
    expect(waited.code).toBe(1)
    await new Promise((resolve) => silent.close(resolve))
    const refused = await repair(['plan', '--outputs', outputsOf(`http://127.0.0.1:${port}/graphql`)])
    expect(refused.err).toContain('does not answer. Is it running, and is the network up?')
    expect(refused.code).toBe(1)
  })

  test('that a password is not sent in the clear', async () => {
    const { code, err } = await repair(['plan', '--outputs', outputsOf('http://api.example.com/graphql')])
    expect(err).toContain('names an address that is not safe to sign in at: http://api.example.com/graphql')
    expect(code).toBe(1)
  })
})

test('a token that is about to end is renewed, so that a run may outlive it', async () => {
  const connection = {
    appsyncUrl: `${stack.awsEndpoint}/graphql`,
    cognitoUrl: stack.awsEndpoint,
    clientId: environment.USER_POOL_CLIENT_ID,
  }
  let now = Date.now()
  const person = await createPerson(environment, 'long.run@example.com', ['everyone', 'admins'])
  const session = await openSession(connection, person, () => now)
  const first = await session.token()
  expect(await session.token()).toBe(first)
  now += 14.5 * 60_000
  const second = await session.token()
  expect(claimsOf(second).jti).not.toBe(claimsOf(first).jti)
  const { data } = await ask(environment, second, '{ repairRuns(limit: 1) { refusal } }')
  expect(data).toEqual({ repairRuns: { refusal: null } })
})
