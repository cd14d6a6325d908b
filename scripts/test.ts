// `npm test`: every check and every test, each counted, ending with one line `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { requireAwsCli } from './aws-cli'
import { requireChromium } from './chromium'
import { runMain } from './settings'

const REPORTS = join('node_modules', '.cache', 'commons', 'reports')

interface Count {
  passed: number
  failed: number
}

const run = (argv: string[], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, argv, { stdio: 'inherit', env: { ...process.env, ...environment } }).status === 0

/** A check is one thing that holds or does not. */
const check = (name: string, argv: string[]): Count => {
  console.log(`\n▸ ${name}`)
  const holds = run(argv)
  if (!holds) console.log(`✗ ${name}`)
  return { passed: Number(holds), failed: Number(!holds) }
}

/** A runner that could not start, or found nothing to run, is a failure of its own: no test may be lost unnoticed. */
const counted = (name: string, hasSucceeded: boolean, count: Count): Count => {
  const isSilent = count.passed + count.failed === 0 || (!hasSucceeded && count.failed === 0)
  if (isSilent) console.log(`✗ ${name} did not run its tests to the end`)
  return { passed: count.passed, failed: count.failed + Number(isSilent) }
}

const readReport = <T>(file: string): T | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return undefined
  }
}

const vitest = (project: string): Count => {
  console.log(`\n▸ tests: ${project}`)
  const report = join(REPORTS, `${project}.json`)
  const hasSucceeded = run([
    'node_modules/vitest/vitest.mjs',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  const found = readReport<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(report)
  // A skipped test is a failed one: what cannot run must say so.
  return counted(project, hasSucceeded, {
    passed: found?.numPassedTests ?? 0,
    failed: (found?.numFailedTests ?? 0) + (found?.numPendingTests ?? 0),
  })
}

const playwright = (): Count => {
  console.log('\n▸ tests: browser')
  const report = join(REPORTS, 'browser.json')
  const hasSucceeded = run(['node_modules/playwright/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const found = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(report)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = found?.stats ?? {}
  return counted('browser', hasSucceeded, { passed: expected, failed: unexpected + flaky + skipped })
}

void runMain(async () => {
  requireChromium()
  requireAwsCli()
  rmSync(REPORTS, { recursive: true, force: true })
  mkdirSync(REPORTS, { recursive: true })
  const counts = [
    check('formatting and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '.']),
    check('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
    check('direction of dependency', [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      'app',
      'components',
      'lib',
      'amplify',
      'local',
      'scripts',
      'instrumentation-client.ts',
      'instrumentation.ts',
      'middleware.ts',
      'next.config.ts',
    ]),
    check('dead code', ['node_modules/knip/bin/knip.js']),
    vitest('unit'),
    vitest('integration'),
    vitest('contract'),
    vitest('stack'),
    vitest('kill'),
    vitest('faults'),
    playwright(),
  ]
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
})
