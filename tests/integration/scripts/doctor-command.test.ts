// `npm run doctor`, as it is typed.
import { execFile } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDeployment, startSilent } from './deployment'
import { startLocalTwin } from './local-twin'
import { BARE_AWS, runCommand } from './run-command'

const linesOf = (out: string) => out.trim().split('\n')
const lineOf = (out: string, check: string) => linesOf(out).find((line) => line.slice(2).startsWith(`${check}: `)) ?? ''

describe('npm run doctor -- --local', () => {
  let twin: Awaited<ReturnType<typeof startLocalTwin>>
  beforeAll(async () => {
    twin = await startLocalTwin()
  })
  afterAll(() => twin.stop())
  const doctor = (...words: string[]) => runCommand('doctor', words, { LOCAL_DATA_DIR: twin.dataDirectory })

  test('finds nothing wrong with the backend as it is synthesised, asks for an administrator, and says what it skips', async () => {
    const before = await doctor('--local')
    expect(before.err).toBe('')
    expect(lineOf(before.out, 'administrators')).toBe(
      '! administrators: Nobody is in admins. Sign up on the website, then: npm run grant-admin -- you@example.com',
    )
    expect(before.code).toBe(0)
    await twin.importUsers([{ email: 'ada@example.com' }])
    const grant = ['ada@example.com', '--local']
    expect((await runCommand('grant-admin', grant, { LOCAL_DATA_DIR: twin.dataDirectory })).code).toBe(0)

    const { code, out } = await doctor('--local')
    expect(linesOf(out).filter((line) => /^[!✗]/.test(line))).toEqual([])
    expect(linesOf(out).map((line) => line.split(':')[0])).toEqual([
      ...['✓ node', '✓ packages', '✓ git', '✓ outputs', '✓ environment', '✓ region', '✓ credentials', '✓ user pool'],
      ...['✓ groups', '✓ administrators', '✓ triggers', '✓ client', '– deletion protection', '– mail', '– quotas'],
      ...['– hosting', '– hosting variables', '– hosting node', '– production branch'],
      '19 checks',
    ])
    expect(code).toBe(0)
  })

  test('prints one JSON document for machines, and finds the local AWS by its outputs, too', async () => {
    const { code, out } = await doctor('--outputs', join(twin.dataDirectory, 'amplify_outputs.json'), '--json')
    const { ok, checks } = JSON.parse(out)
    expect([ok, code]).toEqual([true, 0])
    expect(checks).toContainEqual({
      check: 'credentials',
      verdict: 'fine',
      sentence: 'arn:aws:iam::000000000000:user/administrator, of the account 000000000000.',
    })
    expect(checks).toContainEqual({ check: 'quotas', verdict: 'skipped', sentence: 'The local AWS has nothing of it.' })
  })

  test('is one JSON document by npm, too, when it is typed as the README and its usage say', async () => {
    const command = /`npm (run \S+ doctor -- --json)`/.exec(readFileSync('README.md', 'utf8'))?.[1] ?? ''
    expect((await doctor('--help')).out).toContain(`npm ${command}`)
    const env = { ...process.env, ...BARE_AWS, LOCAL_DATA_DIR: twin.dataDirectory }
    const { stdout } = await promisify(execFile)('npm', [...command.split(' '), '--local'], { env, timeout: 60_000 })
    expect(JSON.parse(stdout).ok).toBe(true)
  })

  test('takes outputs of AWS for no local AWS, and asks nobody', async () => {
    const deployed = await startDeployment()
    const { code, out } = await doctor('--local', '--outputs', deployed.outputsFile)
    await deployed.stop()
    expect(lineOf(out, 'outputs')).toMatch(/^✗ outputs: .* is not of the local AWS\. Leave --local or --outputs out\.$/)
    expect(linesOf(out).filter((line) => line.startsWith('✗'))).toHaveLength(1)
    expect(code).toBe(1)
  })

  test('says what is wrong with the words, and how they go, with exit code 2', async () => {
    for (const [words, sentence] of [
      [['--app-id', 'd1'], 'Say which branch of the app: --branch <name>.'],
      [['--outputs', ''], 'Say which file: --outputs <file>.'],
      ...[
        ['--app-id', 'd1', '--branch', 'main'],
        ['--app-id', 'd1'],
        ['--branch', 'main'],
      ].map(
        (more) =>
          [
            ['--local', ...more],
            'The local AWS has no app on Amplify: leave out --local, or --app-id and --branch.',
          ] as const,
      ),
      [['--fast'], "Unknown option '--fast'."],
      [['now'], "Unexpected argument 'now'."],
    ] as const) {
      const { code, err } = await doctor(...words)
      expect(err).toMatch(/\n\nUsage: npm run doctor \[-- options\]/)
      expect([err.split('\n\n')[0]?.slice(0, sentence.length), code]).toEqual([sentence, 2])
    }
    expect((await doctor('--help')).code).toBe(0)
  })
})

test('npm run doctor says that a local AWS does not answer, and that its key is another’s or gone', async () => {
  const twin = await startLocalTwin()
  const path = join(twin.dataDirectory, 'aws.env')
  const text = readFileSync(path, 'utf8')
  const doctor = async () => {
    const { code, out } = await runCommand('doctor', ['--local'], { LOCAL_DATA_DIR: twin.dataDirectory })
    return [lineOf(out, 'credentials'), code]
  }

  writeFileSync(path, text.replace(/SECRET_ACCESS_KEY=.*/, 'SECRET_ACCESS_KEY=wrong'))
  expect(await doctor()).toEqual([
    expect.stringMatching(/^✗ credentials: The local AWS does not know the key of aws\.env: .* Set LOCAL_DATA_DIR/),
    1,
  ])
  writeFileSync(path, text.replace(twin.endpoint, 'http://127.0.0.1:1'))
  expect(await doctor()).toEqual([
    `✗ credentials: No key of the local AWS was found. The outputs are of a local AWS at ${twin.endpoint}, and ${path} ` +
      'is of one at http://127.0.0.1:1. Set LOCAL_DATA_DIR to the folder of the first. Then run this again.',
    1,
  ])
  rmSync(path)
  expect(await doctor()).toEqual([
    expect.stringMatching(/There is no .*aws\.env\. Start the local AWS with npm start/),
    1,
  ])
  writeFileSync(path, text)
  await twin.stop({ keepsData: true })
  expect(await doctor()).toEqual([
    '✗ credentials: The local AWS does not answer (ECONNREFUSED). Start it with npm start.',
    1,
  ])
  rmSync(twin.dataDirectory, { recursive: true, force: true })
})

test('npm run doctor names an AWS_DEFAULTS_MODE that the SDK does not know, and goes on', async () => {
  const deployed = await startDeployment()
  const { code, out, err } = await runCommand('doctor', ['--outputs', deployed.outputsFile], {
    ...deployed.environment,
    AWS_DEFAULTS_MODE: 'zzz',
  })
  await deployed.stop()
  expect(err).toBe('')
  expect(linesOf(out).filter((line) => /^[!✗]/.test(line))).toEqual([
    expect.stringMatching(/^✗ environment: .* AWS_DEFAULTS_MODE is "zzz", which is none of .*legacy\./),
  ])
  expect(code).toBe(1)
})

test('npm run doctor ends with exit code 1 when something of a deployment is wrong, and though a service is silent', async () => {
  const deployed = await startDeployment({ pool: { triggers: {} } })
  const silent = await startSilent()
  const { code, out } = await runCommand('doctor', ['--outputs', deployed.outputsFile], {
    ...deployed.environment,
    STAND_IN_SERVICEQUOTAS: silent.url,
  })
  silent.stop()
  await deployed.stop()
  expect(linesOf(out).filter((line) => /^[!✗]/.test(line))).toEqual([
    expect.stringMatching(/^✗ triggers: No function is wired to PostConfirmation/),
    expect.stringMatching(/^✗ quotas: Service Quotas did not answer GetServiceQuota within 10 seconds\./),
  ])
  expect(code).toBe(1)
})
