import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { hostingEnvironment } from '../../../scripts/hosting/environment'

const folder = mkdtempSync(join(tmpdir(), 'commons-deploy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const deployCommand = () => {
  const { backend } = parse(readFileSync('amplify.yml', 'utf8')) as {
    backend: { phases: { build: { commands: string[] } } }
  }
  return backend.phases.build.commands.find((command) => command.includes('pipeline-deploy')) ?? ''
}

test('the deployment is given the key that the server reads, and its branch by name, whatever that is', () => {
  const hosting = {
    AWS_APP_ID: 'd1example',
    AWS_BRANCH: 'odd name/of $HOME',
    AMPLIFY_APP_ORIGIN: 'https://todo.example.com',
  }
  writeFileSync(
    join(folder, '.env.production'),
    `CALLER_KEY=of-a-build-before\n${hostingEnvironment(hosting, () => 'k'.repeat(43))}`,
  )
  // Stands where npx would: says what it was called with.
  writeFileSync(join(folder, 'npx'), '#!/bin/sh\nprintf "%s\\n" "$CALLER_KEY" "$@"\n')
  chmodSync(join(folder, 'npx'), 0o755)
  const { stdout } = spawnSync('bash', ['-c', deployCommand()], {
    cwd: folder,
    encoding: 'utf8',
    env: { NODE_ENV: 'test', PATH: `${folder}:${process.env.PATH}`, ...hosting },
  })
  const key = 'k'.repeat(43)
  expect(stdout.trim().split('\n')).toEqual([
    key,
    'ampx',
    'pipeline-deploy',
    '--branch',
    hosting.AWS_BRANCH,
    '--app-id',
    'd1example',
  ])
  expect(parseEnv(readFileSync(join(folder, '.env.production'), 'utf8')).CALLER_KEY).toBe(key)
})
