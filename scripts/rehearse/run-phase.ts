import { execFileSync, spawn } from 'node:child_process'
import { Stop } from '../settings'

const LONGEST_MS = 15 * 60_000

/** Where npm keeps what it has downloaded: Hosting keeps that from build to build, too. */
const npmCache = () => execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8', timeout: 30_000 }).trim()

/** What a build finds: the machine, what Hosting sets, and what somebody set in its console. Nothing of this shell. */
export const buildEnvironment = (home: string, branch: string, console: Record<string, string>) => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  CI: 'true',
  AWS_APP_ID: 'd0rehearsal',
  AWS_BRANCH: branch,
  // "Setting NEXT_PRIVATE_STANDALONE=true to produce .next/standalone directory", says the log of a build there.
  NEXT_PRIVATE_STANDALONE: 'true',
  NEXT_TELEMETRY_DISABLED: '1',
  npm_config_cache: npmCache(),
  ...console,
})

/** Runs a phase's commands one after the other, showing each. Throws Stop at the first that fails. */
export const runPhase = async (commands: string[], directory: string, environment: Record<string, string>) => {
  for (const command of commands) {
    console.log(`# Executing command: ${command}`)
    const code = await new Promise<number | string>((resolve) => {
      const child = spawn('bash', ['-c', command], {
        cwd: directory,
        env: environment as NodeJS.ProcessEnv,
        stdio: ['ignore', 'inherit', 'inherit'],
        timeout: LONGEST_MS,
      })
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (status, signal) => resolve(status ?? signal ?? 1))
    })
    if (code !== 0)
      throw new Stop(`The build stops here: ${command} ended with ${code}. On Hosting it would stop here, too.`)
  }
}
