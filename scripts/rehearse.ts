// `npm run rehearse`: follows amplify.yml in a clean folder with a clean environment, serves what comes out as Hosting does, in
// front of the twin, and runs the browser tests against it. What follows `--` is given to them: names of files, say. `-- --write-size`
// runs none, and writes how large the output is into docs/deploy.md.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadBackend } from '../local/assembly/load-backend'
import { amplifyOutputs } from '../local/outputs/amplify-outputs'
import { requireChromium } from './chromium'
import { bundleSite } from './hosting/bundle'
import { siteAt } from './hosting/hosted-site'
import { lastingPort } from './ports'
import { putBetween } from './put-between'
import { copyProject } from './rehearse/clean-copy'
import { readPhases } from './rehearse/phases'
import { reportSite, sizeTable } from './rehearse/report-site'
import { buildEnvironment, runPhase } from './rehearse/run-phase'
import { runMain, Stop } from './settings'
import { synthesise } from './synthesise'

/** One for each worker of the browser tests: a build knows where people reach it. A slash is what branches have that addresses have not. */
const BRANCHES = ['rehearsal/first', 'rehearsal/second']

const seconds = (since: number) => `${Math.round((Date.now() - since) / 1000)} s`

/** What `ampx pipeline-deploy` would have written, with the address of a twin that is to come. */
const outputsAt = async (awsPort: number) => {
  const backend = loadBackend((await synthesise()).directory)
  return amplifyOutputs(backend, `http://127.0.0.1:${awsPort}`)
}

const buildSite = async (clean: string, branch: string, isFirst: boolean) => {
  const begun = Date.now()
  const { backend, frontend, baseDirectory } = readPhases(clean)
  const [port, awsPort] = [await lastingPort(Math.random), await lastingPort(Math.random)]
  console.log(`\n▸ branch ${branch}, at http://localhost:${port}`)
  // A clone has neither; packages last from build to build, as amplify.yml says.
  for (const left of ['.env.production', baseDirectory]) rmSync(join(clean, left), { recursive: true, force: true })
  const home = join(clean, '..', 'home')
  mkdirSync(home, { recursive: true })
  const environment = buildEnvironment(home, branch, { AMPLIFY_APP_ORIGIN: `http://localhost:${port}` })
  await runPhase(isFirst ? backend : backend.filter((command) => !/^npm install/.test(command)), clean, environment)
  writeFileSync(join(clean, 'amplify_outputs.json'), await outputsAt(awsPort))
  await runPhase(frontend, clean, environment)
  const directory = join(clean, '..', branch)
  const site = bundleSite(clean, directory)
  console.log(`Built in ${seconds(begun)}.`)
  reportSite(clean, site)
  return { directory, port, awsPort }
}

const WRITE_SIZE = '--write-size'
const DEPLOY = 'docs/deploy.md'

const writeSize = (directory: string) =>
  writeFileSync(DEPLOY, putBetween(readFileSync(DEPLOY, 'utf8'), 'size', sizeTable(siteAt(directory))))

void runMain(async () => {
  requireChromium()
  const root = mkdtempSync(join(tmpdir(), 'commons-rehearsal-'))
  try {
    const clean = join(root, 'clean')
    copyProject(clean)
    const sites = []
    const isMeasuring = process.argv.includes(WRITE_SIZE)
    for (const [index, branch] of BRANCHES.slice(0, isMeasuring ? 1 : undefined).entries())
      sites.push(await buildSite(clean, branch, index === 0))
    if (isMeasuring) return writeSize(sites[0]?.directory ?? '')
    console.log('\n▸ browser tests, against what Hosting would serve')
    const { status } = spawnSync(
      process.execPath,
      ['node_modules/playwright/cli.js', 'test', '--reporter=list', ...process.argv.slice(3)],
      { stdio: 'inherit', env: { ...process.env, COMMONS_SITES: JSON.stringify(sites) } },
    )
    if (status !== 0)
      throw new Stop('The rehearsal failed: what passes under `npm test` does not work as Hosting serves it.')
    console.log('\nThe rehearsal passed.')
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
