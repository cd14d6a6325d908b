// Where the contract tests may run: what is asked of the environment, of the outputs and of the pool, before a user is made.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { isRemote, readGround, requireSandbox } from '../../../scripts/contract/sandbox'
import { removeUsers } from '../../contract/users'
import { CLIENT, POOL, type Pool, pool, startPool } from '../cognito/serve'

const directory = mkdtempSync(join(tmpdir(), 'commons-outputs-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const outputsFile = (content: unknown) => {
  const path = join(directory, 'outputs.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const outputs = (url: string) => ({
  auth: { aws_region: 'us-east-1', user_pool_id: POOL, user_pool_client_id: CLIENT },
  data: { url },
})

describe('REMOTE', () => {
  it.each([
    [{}, false],
    [{ REMOTE: '' }, false],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, false],
    [{ REMOTE: '1' }, true],
    [{ REMOTE: 'twin', AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, true],
  ])('of %j is AWS: %s', (environment, expected) => {
    expect(isRemote(environment)).toBe(expected)
  })

  it.each([
    [{ REMOTE: 'true' }, 'REMOTE is "true". Set it to 1'],
    [{ REMOTE: '0' }, 'REMOTE is "0"'],
    [{ REMOTE: '1', AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, 'Take AWS_ENDPOINT_URL out of the environment'],
    [{ REMOTE: '1', AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'http://x' }, 'in place of AWS'],
  ])('of %j is neither AWS nor the twin, and stops', (environment, says) => {
    expect(() => isRemote(environment)).toThrow(says)
  })
})

describe('the outputs', () => {
  it('say where the backend is', () => {
    const url = 'https://abc.appsync-api.us-east-1.amazonaws.com/graphql'
    expect(readGround({ REMOTE: '1', AMPLIFY_OUTPUTS: outputsFile(outputs(url)) })).toEqual({
      ...{ region: 'us-east-1', userPoolId: POOL, clientId: CLIENT, appsyncUrl: url },
    })
  })

  it.each<[string, () => string, string]>([
    [
      'are not there',
      () => join(directory, 'nothing.json'),
      'Deploy a sandbox of your own first: npx ampx sandbox --once',
    ],
    ['are no JSON', () => outputsFile('{'), 'is not JSON'],
    ['name no API', () => outputsFile({ auth: outputs('').auth }), 'lacks data.url'],
    ['are the twin’s', () => outputsFile(outputs('http://127.0.0.1:4566/graphql')), 'is of the local AWS'],
  ])('that %s stop the run with what to do', (_, path, says) => {
    expect(() => readGround({ REMOTE: '1', AMPLIFY_OUTPUTS: path() })).toThrow(says)
  })
})

describe('the user pool', () => {
  let twin: Pool
  afterEach(async () => {
    vi.unstubAllEnvs()
    await twin.close()
  })
  const start = async (tags: Record<string, string>) => {
    twin = await startPool({ pool: { ...pool, tags } })
    vi.stubEnv('AWS_ENDPOINT_URL', twin.url)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local')
    return { region: 'us-east-1', userPoolId: POOL, clientId: CLIENT, appsyncUrl: 'https://unused' }
  }

  it('of a sandbox of Commons is taken', async () => {
    await expect(requireSandbox(await start({ app: 'commons', stage: 'sandbox' }))).resolves.toBeUndefined()
  })

  it.each([
    [{ app: 'commons', stage: 'production' }, 'of the stage production'],
    [{ app: 'commons', stage: 'preview' }, 'of the stage preview'],
    [{ app: 'commons' }, 'of the stage (none)'],
    [{ app: 'another', stage: 'sandbox' }, 'no pool of Commons'],
    [{}, 'no pool of Commons'],
  ])('with the tags %j is left alone', async (tags, says) => {
    await expect(requireSandbox(await start(tags as Record<string, string>))).rejects.toThrow(
      `The user pool ${POOL} is ${says}. The tests make and delete users: they run in a sandbox only.`,
    )
  })

  it('that is not there is said to be missing', async () => {
    const ground = { ...(await start({})), userPoolId: 'us-east-1_Zzzzzzzzz' }
    await expect(requireSandbox(ground)).rejects.toThrow('User pool us-east-1_Zzzzzzzzz does not exist')
  })

  it('cannot be asked without credentials, which is said', async () => {
    const ground = await start({})
    vi.stubEnv('AWS_ACCESS_KEY_ID', '')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', '')
    vi.stubEnv('AWS_PROFILE', '')
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, join(directory, 'none'))
    await expect(requireSandbox(ground)).rejects.toThrow('No AWS credentials were found')
  })

  it('loses no user whose address is not one of the tests’ own', async () => {
    await start({})
    await expect(removeUsers(twin.sdk, POOL, 'success+')).rejects.toThrow('may be the address of a person')
    await expect(removeUsers(twin.sdk, POOL, '')).rejects.toThrow('may be the address of a person')
  })
})
