// Every fault that the doctor knows is planted, one at a time, in a deployment that is well.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { siteOrigin } from '../../../amplify/site'
import { judge } from '../../../scripts/doctor/checks'
import { gather } from '../../../scripts/doctor/gather'
import { reportLines } from '../../../scripts/doctor/report'
import { freePort } from '../../../scripts/ports'
import { hostingOf, quotasOf, refusal } from './aws-stand-in'
import { startGateway } from './cognito-gateway'
import { startDeployment, startSilent } from './deployment'
import type { Plant } from './plant'
import { inOutputs, inPool, onMachine } from './planted-here'
import { inServices, onHosting } from './planted-services'
import { BARE_AWS } from './run-command'
import './in-place-of-aws.mjs'

const stops: (() => void | Promise<void>)[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const stop of stops.splice(0)) await stop()
})

// A silent service is waited for as long as this, each other one for longer.
const SILENT_MS = 3_000
const LIMIT_MS = 20_000

const replaced = async ({ silent, closed }: Partial<Plant>): Promise<Record<string, string>> => {
  if (closed) return { [`STAND_IN_${closed}`]: `http://127.0.0.1:${await freePort()}` }
  if (!silent) return {}
  const { url, stop } = await startSilent()
  stops.push(stop)
  return { [`STAND_IN_${silent}`]: url }
}

/** What the doctor finds, over the wire. */
const examine = async (plant: Partial<Plant>, asked = { appId: 'd1a2b3', branch: 'main' } as object) => {
  const { environment, outputsFile, stop } = await startDeployment(plant.deployment)
  stops.push(stop)
  const variables = { ...BARE_AWS, AWS_PROFILE: null, ...environment, ...(await replaced(plant)), ...plant.variables }
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value ?? undefined)
  const machine = { nodeVersion: '22.12.0', hasGit: true, packages: [], environment: {}, ...plant.machine }
  const wish = { outputs: outputsFile, isLocal: false, isJson: false, ...asked }
  return judge(await gather(wish, machine, plant.silent ? SILENT_MS : LIMIT_MS))
}

const alarms = (findings: Awaited<ReturnType<typeof examine>>) =>
  findings.filter(({ verdict }) => verdict === 'fault' || verdict === 'warning')

test('a deployment that is well raises nothing, and all of it but this shell’s variables was looked at', async () => {
  const findings = await examine({})
  expect(alarms(findings)).toEqual([])
  expect(findings.filter(({ verdict }) => verdict === 'skipped').map(({ check }) => check)).toEqual(['environment'])
  expect(reportLines(findings).at(-1)).toBe('19 checks: 18 fine, 0 to look at (!), 0 wrong (✗), 1 skipped (–).')
})

describe('in a deployment that is well but for', () => {
  test.each([...onMachine, ...inOutputs, ...inPool, ...inServices, ...onHosting])(
    '$fault, that is found and nothing else',
    async (plant) => {
      const found = alarms(await examine(plant))
      expect(found.map(({ check, verdict }) => [check, verdict])).toEqual([plant.fires])
      const [line = ''] = reportLines(found)
      expect(line).toMatch(plant.says)
      expect(found[0]?.remedy).toMatch(/\w{3}/)
    },
  )
})

test('quotas that were never raised are read from those that all accounts begin with', async () => {
  const findings = await examine({ deployment: { answers: { SERVICEQUOTAS: quotasOf(30, 50, 25, true) } } })
  expect(findings.find(({ check }) => check === 'quotas')).toMatchObject({
    verdict: 'fine',
    sentence: expect.stringContaining('UserList 30, UserResourceRead 50, UserResourceUpdate 25 a second'),
  })
})

test('a pool that can be deleted is borne with on a branch that is not the production branch', async () => {
  const deployment = {
    pool: { deletionProtection: false },
    answers: { AMPLIFY: hostingOf({ environmentVariables: { PRODUCTION_BRANCH: 'live' } }, {}, ['main', 'live']) },
  }
  expect((await examine({ deployment })).find(({ check }) => check === 'deletion protection')).toMatchObject({
    verdict: 'skipped',
    sentence: 'main is not the production branch, which is live.',
  })
})

test.each(['feature/x', 'release_1.0'])(
  'the branch %s without an address of its own has the one of Amplify',
  async (branch) => {
    const deployment = { answers: { AMPLIFY: hostingOf({}, {}, ['main', branch]) } }
    const findings = await examine({ deployment }, { appId: 'd1a2b3', branch })
    expect(alarms(findings)).toEqual([])
    const origin = siteOrigin({ AWS_APP_ID: 'd1a2b3', AWS_BRANCH: branch })
    expect(origin).toMatch(/^https:\/\/[a-z0-9-]+\.d1a2b3\.amplifyapp\.com$/)
    expect(findings.find(({ check }) => check === 'hosting variables')?.sentence).toBe(
      `The variables are well; people reach the app at ${origin}.`,
    )
  },
)

test('what is said of AWS is of AWS, though variables or a profile name another server', async () => {
  const elsewhere = await startGateway('http://127.0.0.1:9', () => refusal('InternalErrorException', 'Elsewhere.'))
  const folder = mkdtempSync(join(tmpdir(), 'commons-profile-'))
  stops.push(elsewhere.stop, () => rmSync(folder, { recursive: true }))
  const config = join(folder, 'config')
  writeFileSync(config, `[default]\nendpoint_url = ${elsewhere.url}\n`)
  const variables = { AWS_CONFIG_FILE: config, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: elsewhere.url }
  expect(alarms(await examine({ variables }))).toEqual([])
  expect(elsewhere.operations).toEqual([])
})

test('a service that is silent does not keep the others from being judged', async () => {
  const findings = await examine({ silent: 'STS' })
  expect(findings.filter(({ verdict }) => verdict === 'fine')).toHaveLength(17)
})

test('without an app id this shell’s own variables are judged, and how to have the app checked is said with its ids', async () => {
  const findings = await examine({ machine: { environment: { CALLER_KEY: 'short', WAF_PASS: 'short' } } }, {})
  expect(alarms(findings)).toEqual([
    expect.objectContaining({
      check: 'environment',
      sentence: expect.stringMatching(/CALLER_KEY is shorter than 32 characters; WAF_PASS is not 16 to 128/),
    }),
  ])
  expect(findings.find(({ check }) => check === 'hosting')).toEqual({
    check: 'hosting',
    verdict: 'skipped',
    sentence: 'The app on Amplify Hosting was not looked at.',
    remedy: 'To have it checked: npm run doctor -- --app-id d1a2b3 --branch main',
  })
})
