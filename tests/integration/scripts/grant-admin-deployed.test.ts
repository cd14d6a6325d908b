// `npm run grant-admin` against a deployment: what AWS may refuse, and what is on the way to it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPerson } from '../../../scripts/grant-admin/find-person'
import { freePort } from '../../../scripts/ports'
import { POOL } from '../cognito/serve'
import { refusal } from './aws-stand-in'
import { startGateway } from './cognito-gateway'
import { healthyOutputs, startDeployment, startSilent } from './deployment'
import { startLocalTwin } from './local-twin'
import { runCommand } from './run-command'

const COGNITO = 'STAND_IN_COGNITO_IDP'
const EMAIL = 'bo@example.com'

let well: Awaited<ReturnType<typeof startDeployment>>
beforeAll(async () => {
  well = await startDeployment({ people: [{ email: EMAIL }] })
})
afterAll(() => well.stop())

const grantAdmin = (variables: Record<string, string>, outputsFile = well.outputsFile) =>
  runCommand('grant-admin', [EMAIL, '--outputs', outputsFile], variables)
const busy = () => refusal('TooManyRequestsException', 'Rate exceeded')

describe('npm run grant-admin on a deployment', () => {
  test('adds with the credentials that the SDK finds, and tells where the act is recorded', async () => {
    const gateway = await startGateway(well.twin.url, () => undefined)
    const { code, out, err } = await grantAdmin({ ...well.environment, [COGNITO]: gateway.url })
    gateway.stop()
    expect([err, code]).toEqual(['', 0])
    expect(out).toContain(`now: added to everyone and admins in ${POOL}.`)
    expect(out).toContain('The ledger of Commons does not have this act: CloudTrail does.')
    expect(gateway.operations).toEqual([
      ...['ListUsers', 'GetGroup', 'GetGroup', 'AdminListGroupsForUser'],
      ...['AdminAddUserToGroup', 'AdminAddUserToGroup'],
    ])
  })

  test('says how far it came when it is stopped between the groups, and goes on from there', async () => {
    const { twin, outputsFile, environment, stop } = await startDeployment({ people: [{ email: EMAIL }] })
    const gateway = await startGateway(twin.url, (operation, input) =>
      operation === 'AdminAddUserToGroup' && 'GroupName' in input && input.GroupName === 'admins' ? busy() : undefined,
    )
    const stopped = await grantAdmin({ ...environment, [COGNITO]: gateway.url }, outputsFile)
    gateway.stop()
    expect([stopped.err.trim(), stopped.out, stopped.code]).toEqual([
      'They were added to everyone, and no further. Cognito is busy and refused AdminAddUserToGroup as one call too many. Try again in a minute.',
      '',
      1,
    ])
    expect((await grantAdmin(environment, outputsFile)).out).toContain('now: added to admins in ')
    await stop()
  })

  test('asks again when Cognito says once that it does not know an account which it has listed', async () => {
    const { twin, outputsFile, environment, stop } = await startDeployment({ people: [{ email: EMAIL }] })
    let left = 2
    const gateway = await startGateway(twin.url, (operation) => {
      if (operation !== 'AdminAddUserToGroup' || left === 0) return undefined
      left -= 1
      return refusal('UserNotFoundException', 'User does not exist.')
    })
    expect((await grantAdmin({ ...environment, [COGNITO]: gateway.url }, outputsFile)).code).toBe(0)
    gateway.stop()
    await stop()
  })

  test.each([
    [['everyone'], 'no group admins', ['admins --precedence 0']],
    [['admins'], 'no group everyone', ['everyone --precedence 1']],
    [[], 'no group admins and no group everyone', ['admins --precedence 0', 'everyone --precedence 1']],
  ])(
    'where there are the groups %j, says what is missing, and the commands that make it',
    async (there, what, made) => {
      const { outputsFile, environment, stop } = await startDeployment({
        pool: { groups: there.map((name) => ({ name })) },
        people: [{ email: EMAIL }],
      })
      const { code, err } = await grantAdmin(environment, outputsFile)
      await stop()
      const create = `aws cognito-idp create-group --region us-east-1 --user-pool-id ${POOL} --group-name`
      expect([err.trim(), code]).toEqual([
        `The user pool has ${what}. Nothing was changed. Make it first, a deployment does not: ` +
          made.map((words) => `${create} ${words}`).join(' && '),
        1,
      ])
    },
  )

  test('says so of a pool that is not in this region or account', async () => {
    const auth = { ...healthyOutputs.auth, aws_region: 'eu-west-1', user_pool_id: 'eu-west-1_AbCdEf123' }
    const { outputsFile, environment, stop } = await startDeployment({
      outputs: JSON.stringify({ ...healthyOutputs, auth }),
    })
    const { code, err } = await grantAdmin(environment, outputsFile)
    await stop()
    expect([err.trim(), code]).toEqual([
      'There is no user pool eu-west-1_AbCdEf123 in eu-west-1 for these credentials. ' +
        `Use those of the account that ${outputsFile} was made for, or name its own with --outputs.`,
      1,
    ])
  })

  test('says that there are no credentials', async () => {
    const { code, err } = await grantAdmin({ [COGNITO]: well.twin.url })
    expect(err).toMatch(/^No AWS credentials were found, or they have ended: .+\. Sign in with `aws sso login`/)
    expect(code).toBe(1)
  })

  test('names the profile that is not there', async () => {
    const { code, err } = await grantAdmin({ [COGNITO]: well.twin.url, AWS_PROFILE: 'nope' })
    expect(err).toMatch(
      /^No AWS credentials were found by AWS_PROFILE, which is nope, or they have ended: .+\. Sign in/,
    )
    expect(code).toBe(1)
  })

  test('goes on though AWS_DEFAULTS_MODE is no mode of the SDK', async () => {
    const { outputsFile, environment, stop } = await startDeployment({ people: [{ email: EMAIL }] })
    const { code, err } = await grantAdmin({ ...environment, AWS_DEFAULTS_MODE: 'zzz' }, outputsFile)
    await stop()
    expect([err, code]).toEqual(['', 0])
  })

  test('says that AWS is busy, and that nobody can be reached', async () => {
    const gateway = await startGateway(well.twin.url, busy)
    const throttled = await grantAdmin({ ...well.environment, [COGNITO]: gateway.url })
    gateway.stop()
    expect([throttled.err.trim(), throttled.code]).toEqual([
      'Cognito is busy and refused ListUsers as one call too many. Try again in a minute.',
      1,
    ])
    const closed = await grantAdmin({ ...well.environment, [COGNITO]: `http://127.0.0.1:${await freePort()}` })
    expect([closed.err.trim(), closed.code]).toEqual([
      'Cognito in the region us-east-1 cannot be reached (ECONNREFUSED). Check the network, and that the region is right.',
      1,
    ])
  })

  test('says that AWS does not take the credentials', async () => {
    const gateway = await startGateway(well.twin.url, () =>
      refusal('UnrecognizedClientException', 'The token is invalid.'),
    )
    const { code, err } = await grantAdmin({ ...well.environment, [COGNITO]: gateway.url })
    gateway.stop()
    expect(err).toMatch(/^AWS does not take these credentials: The token is invalid\. They may have ended/)
    expect(code).toBe(1)
  })

  test('waits no longer than its limit for an answer', async () => {
    const { url, stop } = await startSilent()
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
    const cognito = new CognitoIdentityProviderClient({ region: 'us-east-1', endpoint: url, credentials })
    const outputs = { region: 'us-east-1', userPoolId: POOL, clientId: 'c', appsyncUrl: healthyOutputs.data.url }
    const pool = { cognito, target: { path: 'x', outputs }, wait: async () => {}, limitMs: 300 }
    await expect(findPerson(pool, { email: EMAIL })).rejects.toThrow(
      'Cognito did not answer ListUsers within 0.3 seconds. Try again;',
    )
    cognito.destroy()
    stop()
  })

  test.each(['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', 'AWS_ENDPOINT_URL_STS'])(
    'does nothing when %s of the shell points to another server',
    async (name) => {
      const elsewhere = await startGateway(well.twin.url, () => undefined)
      const { code, err } = await grantAdmin({ ...well.environment, [name]: elsewhere.url })
      elsewhere.stop()
      expect(err.trim()).toBe(
        `${name} is set to ${elsewhere.url}, and ${well.outputsFile} is of AWS. Unset it, or use --local.`,
      )
      expect([code, elsewhere.operations]).toEqual([1, []])
    },
  )

  test('asks AWS though a profile names another server', async () => {
    const [elsewhere, aws] = [
      await startGateway(well.twin.url, busy),
      await startGateway(well.twin.url, () => undefined),
    ]
    const folder = mkdtempSync(join(tmpdir(), 'commons-profile-'))
    const config = join(folder, 'config')
    writeFileSync(config, `[default]\nendpoint_url = ${elsewhere.url}\n`)
    const { code } = await grantAdmin({ ...well.environment, AWS_CONFIG_FILE: config, [COGNITO]: aws.url })
    for (const gateway of [elsewhere, aws]) gateway.stop()
    rmSync(folder, { recursive: true })
    expect([code, elsewhere.operations]).toEqual([0, []])
    expect(aws.operations).toContain('ListUsers')
  })
})

test('npm run grant-admin names the right that its key lacks, and the key that is not taken', async () => {
  const twin = await startLocalTwin()
  await twin.importUsers([{ email: EMAIL }])
  const path = join(twin.dataDirectory, 'aws.env')
  const text = readFileSync(path, 'utf8')
  const withKey = ({ accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string }) => {
    const keyed = text.replace(/ACCESS_KEY_ID=.*/, `ACCESS_KEY_ID=${accessKeyId}`)
    writeFileSync(path, keyed.replace(/SECRET_ACCESS_KEY=.*/, `SECRET_ACCESS_KEY=${secretAccessKey}`))
    return runCommand('grant-admin', [EMAIL, '--local'], { LOCAL_DATA_DIR: twin.dataDirectory })
  }
  const lacking = (action: string) =>
    `These credentials may not call ${action}. Allow ${action} to them in IAM, or use others.`
  expect((await withKey(twin.keyring.forFunction('custom-message'))).err.trim()).toBe(lacking('cognito-idp:ListUsers'))
  expect((await withKey(twin.keyring.forFunction('membership'))).err.trim()).toBe(
    `Nothing was changed. ${lacking('cognito-idp:GetGroup')}`,
  )
  const { accessKeyId } = twin.keyring.administrator
  const wrong = await withKey({ accessKeyId, secretAccessKey: 'wrong' })
  expect(wrong.err).toMatch(/^The local AWS does not know the key of aws\.env: The request signature we calculated/)
  expect(wrong.code).toBe(1)
  await twin.stop()
})
