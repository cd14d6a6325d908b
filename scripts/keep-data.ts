// Writes a data folder of this release, with something of everything in it, for the releases to come: they are tested to open it.
// `node scripts/launch.mjs keep-data`; docs/upgrades.md says when.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { bundle } from './bundle.mjs'
import { startChild, stopChildren } from './children'
import { OWNERSHIP_MARK } from './data-directory'
import { fillWorkspace } from './keep-data/fill-workspace'
import type { AwsEnvironment } from './seeded-users'
import { runMain, Stop } from './settings'
import { synthesise } from './synthesise'

// What a start makes anew where it is missing. Keys that stand in a repository are keys no more.
const LEFT_OUT = ['keys.json', 'aws.env', 'amplify_outputs.json', 'logs', join('cognito', 'signing-key.pem')]
const PORT = '4599'

const readEnvironment = (directory: string) =>
  parseEnv(readFileSync(join(directory, 'aws.env'), 'utf8').replace(/^export /gm, '')) as unknown as AwsEnvironment

const pack = (directory: string, file: string) => {
  const { status, stderr } = spawnSync('tar', ['-czf', file, '-C', directory, '.'], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (status !== 0) throw new Stop(`tar could not write ${file}: ${stderr || 'is there a tar command?'}`)
}

void runMain(async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const directory = mkdtempSync(join(tmpdir(), 'commons-keep-'))
  const twin = startChild('The local AWS', [await bundle('local/main.ts', 'bundle')], {
    COMMONS_ASSEMBLY: (await synthesise()).directory,
    LOCAL_AWS_PORT: PORT,
    LOCAL_DATA_DIR: directory,
  })
  try {
    await new Promise<void>((resolve, reject) => {
      twin.process.once('message', () => resolve())
      void twin.ended.then(() => reject(new Stop('The local AWS ended by itself, for the reason above.')))
    })
    await fillWorkspace(readEnvironment(directory))
    // Closed in order: what is packed is what a Ctrl-C leaves.
    await stopChildren([twin])
    for (const name of LEFT_OUT) rmSync(join(directory, name), { recursive: true, force: true })
    // So that npm start takes it for its own, too.
    writeFileSync(join(directory, OWNERSHIP_MARK), 'seeded')
    const folder = join('tests', 'upgrade', version)
    mkdirSync(folder, { recursive: true })
    pack(directory, join(folder, 'data.tar.gz'))
    console.log(`Written: ${join(folder, 'data.tar.gz')}`)
  } finally {
    await stopChildren([twin])
    rmSync(directory, { recursive: true, force: true })
  }
})
