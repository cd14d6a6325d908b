import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

// Beside the server's own: what browsers fetch, what the next build begins with, what nobody deploys.
const NOT_SERVED = new Set(['cache', 'dev', 'diagnostics', 'standalone', 'static', 'trace', 'types'])

const filesUnder = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
  )

/** Bytes that a server of this build reads at most: the build's own, and what its traces name of node_modules. */
export const tracedBytes = (next: string): number => {
  const own = readdirSync(next, { withFileTypes: true })
    .filter(({ name }) => !NOT_SERVED.has(name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(next, entry.name)) : [join(next, entry.name)]))
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
