// The one door of every npm script: plain JavaScript, so that an old Node gets a sentence and not a stack trace. It checks the
// Node version and the disk, installs what is missing, and hands over to the TypeScript file that was asked for.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const OLDEST_NODE = [20, 19]
const INSTALL_MEGABYTES = 2500
const WORK_MEGABYTES = 300

const project = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(project)

const stop = (sentence) => {
  console.error(sentence)
  process.exit(1)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
  stop(
    `Commons needs Node ${OLDEST_NODE.join('.')} or later, and this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )

const needMegabytes = (megabytes, purpose) => {
  const { bavail, bsize } = statfsSync(project)
  const free = Math.floor((bavail * bsize) / 1e6)
  if (free < megabytes)
    stop(
      `Not enough disk space to ${purpose}: ${free} MB are free in ${project} and ${megabytes} MB are needed. Make room and run this again.`,
    )
}

const marker = join('node_modules', '.cache', 'commons', 'installed')
const installedTree = join('node_modules', '.package-lock.json')
const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex')

const isInstalled = () => {
  if (existsSync(marker)) return readFileSync(marker, 'utf8') === lock
  // Someone ran npm themselves: npm writes this file last, after the lock that it follows.
  return existsSync(installedTree) && statSync(installedTree).mtimeMs >= statSync('package-lock.json').mtimeMs
}

if (!isInstalled()) {
  needMegabytes(INSTALL_MEGABYTES, 'install the packages')
  console.log('Installing packages (about two minutes, once) …')
  // Not `npm ci`: see docs/decisions/010.
  const npm = spawnSync(
    'npm',
    ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (npm.status !== 0)
    stop('The packages could not be installed. npm says why above; check the network and run this again.')
}
if (!existsSync(marker)) {
  mkdirSync(dirname(marker), { recursive: true })
}
writeFileSync(marker, lock)
needMegabytes(WORK_MEGABYTES, 'run')

Object.assign(process.env, {
  // No telemetry leaves the machine, neither Next's nor Amplify's nor the CDK's.
  NEXT_TELEMETRY_DISABLED: '1',
  AMPLIFY_DISABLE_TELEMETRY: '1',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  // Node 20 is supported on purpose; otherwise every process prints the SDK's notice about next year.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
})

const { bundle } = await import('./bundle.mjs')
await import(pathToFileURL(join(project, await bundle(`scripts/${process.argv[2]}.ts`, 'external'))).href)
