// `npm run contract`: the contract tests alone, against the twin, or with REMOTE=1 against a sandbox on AWS.
import { spawnSync } from 'node:child_process'
import { isRemote, readGround, requireSandbox } from './contract/sandbox'
import { runMain } from './settings'

void runMain(async () => {
  if (isRemote(process.env)) {
    const ground = readGround(process.env)
    await requireSandbox(ground)
    console.log(`Against the sandbox with the user pool ${ground.userPoolId} in ${ground.region}`)
  } else console.log('Against the twin')
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project=contract', ...process.argv.slice(3)]
  process.exitCode = spawnSync(process.execPath, vitest, { stdio: 'inherit' }).status ?? 1
})
