import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { filesUnder } from '../files-under'

// Beside the server's own: what browsers fetch, what the next build begins with, what nobody deploys.
const NOT_SERVED = new Set(['cache', 'dev', 'diagnostics', 'standalone', 'static', 'trace', 'types'])

/** Bytes that a server of this build reads at most: the build's own, and what its traces name of node_modules. */
export const tracedBytes = (next: string): number => {
  const own = readdirSync(next)
    .filter((name) => !NOT_SERVED.has(name))
    .flatMap((name) => filesUnder(join(next, name)))
  const traced = own
    .filter((file) => file.endsWith('.nft.json'))
    .flatMap((trace) =>
      (JSON.parse(readFileSync(trace, 'utf8')) as { files: string[] }).files.map((file) =>
        resolve(dirname(trace), file),
      ),
    )
  const files = new Set([...own.map((file) => resolve(file)), ...traced])
  return [...files].reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
}
