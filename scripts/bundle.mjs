// Bundles a TypeScript entry into one file, once for each state of its inputs: a start then loads one file and not five hundred.
// Plain JavaScript, since launch.mjs uses it before any TypeScript can run.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Started by the twin by its path beside the file that starts it.
const RUNNER = join('local', 'lambda', 'runner.mjs')
const KEPT = 8
const CACHE = join('node_modules', '.cache', 'commons', 'bundles')
// What an entry may be made of; the bench starts its stacks as the tests do.
const sourcesOf = (entry) => [
  entry.split('/')[0],
  ...(/^scripts\/bench|^bench\//.test(entry) ? ['bench', 'tests', 'scripts', 'amplify', 'local', 'lib/domain'] : []),
  ...(entry === 'scripts/repair.ts' ? ['lib/domain'] : []),
  ...(/^scripts\/(doctor|grant-admin|hosting-environment|rehearse)\.ts$/.test(entry)
    ? ['amplify', 'lib', 'local']
    : []),
  'package-lock.json',
]

const addTo = (hash, path) => {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== '.next') addTo(hash, inner)
    } else hash.update(inner).update('\0').update(readFileSync(inner))
  }
}

const sourceHash = (names) => {
  const hash = createHash('sha256').update(process.version)
  for (const name of names) {
    if (name.endsWith('.json')) hash.update(readFileSync(name))
    else if (existsSync(name)) addTo(hash, name)
  }
  return hash.digest('hex').slice(0, 16)
}

/** What the simulator loads and the twin never reaches, with the names that it takes from each. */
const unreached = {
  name: 'unreached',
  setup: (build) => {
    const stub = (filter, contents) => build.onLoad({ filter }, () => ({ contents, loader: 'js' }))
    stub(/amplify-appsync-simulator\/lib\/server\/index\.js$/, 'exports.AppSyncSimulatorServer = class {}')
    stub(
      /amplify-appsync-simulator\/lib\/data-loader\/opensearch\/index\.js$/,
      'exports.OpenSearchDataLoader = class {}',
    )
    stub(/zod\/v4\/locales\/([a-df-z]|e[a-mo-z])[^/]*\.js$/, 'export default () => ({})')
  },
}

/** A command line is no browser: what only a server may load, it may. */
const onServer = {
  name: 'on-server',
  setup: (build) => {
    build.onResolve({ filter: /^server-only$/ }, ({ path }) => ({ path, namespace: 'on-server' }))
    build.onLoad({ filter: /./, namespace: 'on-server' }, () => ({ contents: '' }))
  },
}

/**
 * Path of the bundle of an entry (`local/main.ts`). `packages: 'bundle'` takes the packages in, too; 'external' leaves them
 * in node_modules.
 */
export const bundle = async (entry, packages) => {
  const name = entry.replace(/\.ts$/, '').replaceAll('/', '-')
  const directory = join(CACHE, `${name}-${sourceHash(sourcesOf(entry))}`)
  const file = join(directory, 'main.mjs')
  if (existsSync(file)) return file
  const { build } = await import('esbuild')
  mkdirSync(CACHE, { recursive: true })
  const unfinished = join(CACHE, `unfinished-${process.pid}`)
  await build({
    entryPoints: { main: entry },
    outdir: unfinished,
    outExtension: { '.js': '.mjs' },
    // What is imported when it is needed stays in files of its own.
    splitting: true,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    legalComments: 'none',
    minifySyntax: packages === 'bundle',
    minifyWhitespace: packages === 'bundle',
    plugins: [unreached, onServer],
    ...(packages === 'bundle'
      ? {
          // Native: it looks for its own binary beside itself.
          external: ['classic-level'],
          banner: {
            js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
          },
        }
      : { packages: 'external' }),
  })
  copyFileSync(RUNNER, join(unfinished, 'runner.mjs'))
  // Another process may have been faster; what it made is in use by now, and the same.
  if (existsSync(file)) rmSync(unfinished, { recursive: true, force: true })
  else renameSync(unfinished, directory)
  forgetOldest(name)
  return file
}

// A running twin starts its functions from its bundle's folder, so that the last ones stay.
const forgetOldest = (name) => {
  const made = readdirSync(CACHE).filter((each) => each.startsWith(`${name}-`))
  const byAge = made.sort((a, b) => statSync(join(CACHE, b)).mtimeMs - statSync(join(CACHE, a)).mtimeMs)
  for (const old of byAge.slice(KEPT)) rmSync(join(CACHE, old), { recursive: true, force: true })
}
