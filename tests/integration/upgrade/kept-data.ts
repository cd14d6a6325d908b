// The data folders of earlier releases, unpacked, and the twin of now on one of them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { loadBackend } from '../../../local/assembly/load-backend'
import { startTwin } from '../../../local/start-twin'
import type { AwsEnvironment } from '../../../scripts/seeded-users'
import { synthesise } from '../../../scripts/synthesise'

const FOLDER = join('tests', 'upgrade')

export const keptVersions = (): string[] => readdirSync(FOLDER).filter((name) => /^\d+\.\d+\.\d+$/.test(name))

/** A folder of its own with a release's data in it. */
export const unpack = (version: string): string => {
  const directory = mkdtempSync(join(tmpdir(), 'commons-upgrade-'))
  execFileSync('tar', ['-xzf', join(FOLDER, version, 'data.tar.gz'), '-C', directory])
  return directory
}

/** Starts the twin of now on a folder. */
export const open = async (dataDirectory: string) => {
  const backend = loadBackend((await synthesise()).directory)
  const twin = await startTwin({ backend, dataDirectory, port: 0, appPort: 3999, scheduleEveryMs: 0 })
  const text = readFileSync(join(dataDirectory, 'aws.env'), 'utf8').replace(/^export /gm, '')
  return { environment: parseEnv(text) as unknown as AwsEnvironment, close: twin.close }
}
