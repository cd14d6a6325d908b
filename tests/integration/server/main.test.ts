import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import {
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  ListUsersInGroupCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { synthesise } from '../../../scripts/synthesise'
import { eventually, isRunning } from '../lambda/function-fixture'
import { temporaryDirectory } from './twin-fixture'

const directories: string[] = []
const newDirectory = () => {
  const directory = temporaryDirectory()
  directories.push(directory)
  return directory
}

let assembly = ''
beforeAll(async () => {
  assembly = (await synthesise()).directory
}, 120_000)
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

interface Run {
  child: ChildProcess
  output: () => string
  ready: Promise<{ ready: true; port: number }>
  ended: Promise<number | null>
}

const run = (directory: string, port: number, environment: Record<string, string> = {}): Run => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts'], {
    env: {
      ...process.env,
      COMMONS_ASSEMBLY: assembly,
      LOCAL_DATA_DIR: directory,
      LOCAL_AWS_PORT: String(port),
      PORT: '3999',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<{ ready: true; port: number }>((resolve) => child.once('message', resolve as () => void))
  return { child, output: () => output, ready, ended }
}

const outputsOf = (directory: string) => ({
  env: readFileSync(join(directory, 'aws.env'), 'utf8'),
  outputs: readFileSync(join(directory, 'amplify_outputs.json'), 'utf8'),
  writtenAt: statSync(join(directory, 'amplify_outputs.json')).mtimeMs,
})

const PASSWORD = 'Correct-horse-1'

describe('the twin of the real backend', () => {
  it('signs a person up into the group, keeps them through a kill, and writes the same outputs again', async () => {
    const directory = newDirectory()
    const port = await freePort()
    const first = run(directory, port)
    expect(await first.ready).toEqual({ ready: true, port })
    const before = outputsOf(directory)
    expect(statSync(join(directory, 'aws.env')).mode & 0o777).toBe(0o600)
    const settings = parseEnv(before.env.replace(/^export /gm, '')) as Record<string, string>
    expect(Object.keys(settings).sort()).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_DEFAULT_REGION',
      'AWS_ENDPOINT_URL',
      'AWS_REGION',
      'AWS_SECRET_ACCESS_KEY',
      'USER_POOL_CLIENT_ID',
      'USER_POOL_ID',
    ])
    const client = new CognitoIdentityProviderClient({
      endpoint: settings.AWS_ENDPOINT_URL,
      region: settings.AWS_REGION,
      credentials: {
        accessKeyId: settings.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: settings.AWS_SECRET_ACCESS_KEY ?? '',
      },
    })
    const ClientId = settings.USER_POOL_CLIENT_ID
    const UserPoolId = settings.USER_POOL_ID
    const Username = 'dora@example.com'
    await client.send(
      new SignUpCommand({
        ClientId,
        Username,
        Password: PASSWORD,
        UserAttributes: [{ Name: 'email', Value: Username }],
      }),
    )
    const code = /Mail to dora@example.com \(.*\): (\d{6})/.exec(first.output())?.[1]
    await client.send(new ConfirmSignUpCommand({ ClientId, Username, ConfirmationCode: code }))
    const members = () => client.send(new ListUsersInGroupCommand({ UserPoolId, GroupName: 'everyone' }))
    expect((await members()).Users).toHaveLength(1)

    first.child.kill('SIGKILL')
    await first.ended
    const second = run(directory, port)
    await second.ready
    expect(outputsOf(directory)).toEqual(before)
    expect((await members()).Users).toHaveLength(1)
    const { AuthenticationResult } = await client.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: Username, PASSWORD },
      }),
    )
    const entered = await fetch(JSON.parse(before.outputs).data.url, {
      method: 'POST',
      headers: { authorization: AuthenticationResult?.AccessToken ?? '' },
      body: JSON.stringify({ query: 'mutation { enterWorkspace { standing displayName } }' }),
    })
    expect(await entered.json()).toEqual({ data: { enterWorkspace: { standing: 'MEMBER', displayName: 'dora' } } })
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  }, 60_000)

  it('ends when its parent is gone', async () => {
    const { child, ready, ended } = run(newDirectory(), await freePort())
    await ready
    child.disconnect()
    expect(await ended).toBe(0)
    expect(await eventually(() => !isRunning(child.pid ?? 0))).toBe(true)
  }, 60_000)

  it('is as unkind as COMMONS_UNKIND says, and says what is wrong with it', async () => {
    const directory = newDirectory()
    const port = await freePort()
    const wrong = run(directory, port, { COMMONS_UNKIND: '{"seed":1,"errorRate":7}' })
    expect(await wrong.ended).toBe(1)
    expect(wrong.output()).toContain('COMMONS_UNKIND is wrong (errorRate: ')
    const unkind = run(directory, port, { COMMONS_UNKIND: '{"seed":1,"throttleRate":1}' })
    await unkind.ready
    const settings = parseEnv(outputsOf(directory).env.replace(/^export /gm, '')) as Record<string, string>
    const client = new CognitoIdentityProviderClient({
      endpoint: settings.AWS_ENDPOINT_URL,
      region: settings.AWS_REGION,
      credentials: {
        accessKeyId: settings.AWS_ACCESS_KEY_ID ?? '',
        secretAccessKey: settings.AWS_SECRET_ACCESS_KEY ?? '',
      },
      maxAttempts: 1,
    })
    const query = { UserPoolId: settings.USER_POOL_ID, GroupName: 'everyone' }
    await expect(client.send(new ListUsersInGroupCommand(query))).rejects.toMatchObject({ message: 'Rate exceeded' })
    client.destroy()
    unkind.child.kill('SIGTERM')
    expect(await unkind.ended).toBe(0)
  })
})

describe('a twin that cannot start says why in one sentence, with exit code 1', () => {
  const fails = async (directory: string, port: number, words: RegExp, environment?: Record<string, string>) => {
    const { ended, output } = run(directory, port, environment)
    expect(await ended).toBe(1)
    expect(output()).toMatch(words)
    expect(output().trim().split('\n')).toHaveLength(1)
  }

  it('when its port is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    await fails(newDirectory(), port, /^Port \d+ is taken by another program: .*LOCAL_AWS_PORT/)
    taken.close()
  }, 60_000)

  it('when its data folder is in use by another', async () => {
    const directory = newDirectory()
    const first = run(directory, await freePort())
    await first.ready
    await fails(directory, await freePort(), /in use by another process: stop that one first/)
    first.child.kill('SIGTERM')
    await first.ended
  }, 60_000)

  it('when its data folder cannot be written', async () => {
    const directory = newDirectory()
    mkdirSync(directory, { recursive: true })
    writeFileSync(join(directory, 'file'), '')
    await fails(join(directory, 'file'), await freePort(), /cannot be written to .*LOCAL_DATA_DIR/)
  }, 60_000)

  it('when there is no assembly', async () => {
    await fails(newDirectory(), await freePort(), /assembly|synthesise/i, { COMMONS_ASSEMBLY: '/nowhere' })
    await fails(newDirectory(), await freePort(), /COMMONS_ASSEMBLY/, { COMMONS_ASSEMBLY: '' })
  }, 60_000)
})
