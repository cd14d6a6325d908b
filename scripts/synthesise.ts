// Turns amplify/ into a cloud assembly with no AWS account, once for each state of its inputs.
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { hashFiles } from './file-hash'

const INPUTS = ['amplify', 'lib/domain', 'package-lock.json', 'tsconfig.json']
const LOG = 'synthesis.log'
// A running twin starts its functions from its assembly, so that the last ones stay.
const KEPT_ASSEMBLIES = 8

export interface Synthesis {
  directory: string
  /** What synthesis printed: warnings are in here. */
  log: string
  isCached: boolean
}

/** What amplify/ reads of the environment: a shell that happens to set one of these changes no assembly. */
const READ = 'ALARM_EMAIL AMPLIFY_APP_ORIGIN AWS_APP_ID AWS_BRANCH CALLER_KEY MAIL_FROM PRODUCTION_BRANCH'.split(' ')

interface Wish {
  /** What is made when left out: a sandbox, as the twin runs it. */
  branch?: string
  /** Given to amplify/ in place of the shell's own. */
  environment?: Record<string, string>
}

const runBackend = (root: string, outDirectory: string, { branch, environment }: Wish) =>
  new Promise<string>((resolve, reject) => {
    const context = {
      'amplify-backend-namespace': 'commons',
      'amplify-backend-name': branch ?? 'local',
      'amplify-backend-type': branch === undefined ? 'sandbox' : 'branch',
      'aws:cdk:enable-asset-metadata': true,
    }
    const child = spawn(process.execPath, ['--import', 'tsx', join('amplify', 'backend.ts')], {
      cwd: root,
      env: {
        ...process.env,
        ...Object.fromEntries(READ.map((name) => [name, undefined])),
        ...environment,
        CDK_OUTDIR: outDirectory,
        CDK_CONTEXT_JSON: JSON.stringify(context),
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        AMPLIFY_DISABLE_TELEMETRY: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    const keep = (chunk: Buffer) => {
      log += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(log) : reject(new SynthesisError(log))))
  })

/** amplify/ could not be synthesised: `log` is all that it printed. */
export class SynthesisError extends Error {
  constructor(readonly log: string) {
    super('amplify/ could not be synthesised')
  }

  /** The line that says what is wrong, as a sentence. */
  get reason(): string {
    const lines = this.log.split('\n').map((each) => each.trim())
    // What was thrown, else a compiler's complaint, else the last word.
    const thrown =
      lines.find((each) => /^\w*Error\b[^(]*: /.test(each)) ?? lines.find((each) => /\berror\b/i.test(each))
    const place = thrown?.endsWith(':') ? ` ${lines[lines.indexOf(thrown) + 1] ?? ''}` : ''
    const line = (thrown && thrown + place) ?? lines.filter(Boolean).at(-1) ?? 'it printed no reason'
    return /[.!]$/.test(line) ? line : `${line}.`
  }
}

/**
 * Synthesises `root`/amplify, or finds the assembly of the same inputs that an earlier call made.
 * Throws SynthesisError when amplify/ is broken.
 */
export const synthesise = async ({
  root = process.cwd(),
  ...wish
}: Wish & { root?: string } = {}): Promise<Synthesis> => {
  const cache = join(root, 'node_modules', '.cache', 'commons', 'assemblies')
  const type = wish.branch === undefined ? 'sandbox' : 'branch'
  const directory = join(cache, `${type}-${hashFiles(root, INPUTS, JSON.stringify(wish))}`)
  const found = () => ({ directory, log: readFileSync(join(directory, LOG), 'utf8'), isCached: true })
  if (existsSync(join(directory, LOG))) return found()
  mkdirSync(cache, { recursive: true })
  // Written aside and renamed, so that a kill half way never leaves half an assembly to be found.
  const unfinished = mkdtempSync(join(cache, 'unfinished-'))
  try {
    const log = await runBackend(root, unfinished, wish)
    writeFileSync(join(unfinished, LOG), log)
    // Another process may have been faster; what it made is in use by now, and the same.
    if (existsSync(join(directory, LOG))) return found()
    renameSync(unfinished, directory)
    forgetOldest(cache, type)
    return { directory, log, isCached: false }
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

const forgetOldest = (cache: string, type: string) => {
  const made = readdirSync(cache).filter((name) => name.startsWith(`${type}-`))
  const byAge = made.sort((a, b) => ageOf(join(cache, a)) - ageOf(join(cache, b)))
  for (const name of byAge.slice(KEPT_ASSEMBLIES)) rmSync(join(cache, name), { recursive: true, force: true })
}

const ageOf = (path: string) => Date.now() - statSync(path).mtimeMs
