import { spawn } from 'node:child_process'
import { join } from 'node:path'

interface Ended {
  code: number | null
  out: string
  err: string
}

const NOWHERE = join('/nonexistent', 'aws')

/** No credentials, no region and no profile but those that a test gives: not those of whoever runs it either. */
export const BARE_AWS = {
  AWS_CONFIG_FILE: NOWHERE,
  AWS_SHARED_CREDENTIALS_FILE: NOWHERE,
  AWS_EC2_METADATA_DISABLED: 'true',
  // What the SDK asks of AWS goes to the stand-ins that a test names.
  NODE_OPTIONS: `--import=${new URL('./in-place-of-aws.mjs', import.meta.url).href}`,
}

/** Types `npm run <name> -- <words>`, with these variables and no others. */
export const runCommand = (name: string, words: string[], variables: Record<string, string> = {}) =>
  new Promise<Ended>((resolve) => {
    const child = spawn(process.execPath, ['scripts/launch.mjs', name, ...words], {
      env: { PATH: process.env.PATH, ...BARE_AWS, ...variables } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.once('close', (code) => resolve({ code, out, err }))
  })
