// The AWS command line tool, which a test drives against the twin: the system's own, else from its package manager.
import { spawnSync } from 'node:child_process'
import { systemInstalls } from './chromium'
import { Stop } from './settings'

const hasAwsCli = () => spawnSync('aws', ['--version'], { stdio: 'ignore' }).status === 0

/** Installs the `aws` command when there is none. Throws Stop when it cannot be had. */
export const requireAwsCli = () => {
  if (hasAwsCli()) return
  console.log('Installing the AWS command line tool for the tests …')
  for (const [command, ...argv] of systemInstalls('awscli', 'awscli')) {
    if (command) spawnSync(command, argv, { stdio: 'inherit', timeout: 240_000 })
    if (hasAwsCli()) return
  }
  throw new Stop(
    'The tests need the AWS command line tool, and it could not be installed. Install it so that `aws --version` works.',
  )
}
