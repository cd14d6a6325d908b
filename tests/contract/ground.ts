// Before the contract tests: a twin of their own, or with REMOTE=1 the sandbox on AWS, cleared of what a dead run left there.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { loadBackend } from '../../local/assembly/load-backend'
import { startTwin } from '../../local/start-twin'
import type { Outputs } from '../../scripts/aws/outputs-file'
import { isRemote, readGround, requireSandbox } from '../../scripts/contract/sandbox'
import type { AwsEnvironment } from '../../scripts/seeded-users'
import { synthesise } from '../../scripts/synthesise'
import { type Access, cognitoOf, removeUsers, USER_PREFIX } from './users'

const startOwnTwin = async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'commons-contract-'))
  const backend = loadBackend((await synthesise()).directory)
  // The worker is woken by orders alone: what a tick would add takes a minute on AWS.
  const twin = await startTwin({ backend, dataDirectory, port: 0, appPort: 3999, scheduleEveryMs: 0 })
  const text = readFileSync(join(dataDirectory, 'aws.env'), 'utf8').replace(/^export /gm, '')
  const environment = parseEnv(text) as unknown as AwsEnvironment
  const ground = readGround({ AMPLIFY_OUTPUTS: join(dataDirectory, 'amplify_outputs.json') })
  const access: Access = {
    endpoint: environment.AWS_ENDPOINT_URL,
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
  }
  const close = async () => {
    await twin.close()
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  return { ground, access, close }
}

const findSandbox = async () => {
  const ground = readGround(process.env)
  await requireSandbox(ground)
  // The SDK's own chain has the credentials.
  return { ground, access: {} satisfies Access, close: async () => {} }
}

export default async (project: TestProject) => {
  const { ground, access, close } = await (isRemote(process.env) ? findSandbox() : startOwnTwin())
  const cognito = cognitoOf(ground, access)
  await removeUsers(cognito, ground.userPoolId, USER_PREFIX)
  cognito.destroy()
  project.provide('ground', ground)
  project.provide('access', access)
  // Nobody guesses an address, nor the password that all people of a run have.
  project.provide('run', {
    id: randomBytes(5).toString('hex'),
    password: `Aa1-${randomBytes(15).toString('base64url')}`,
  })
  return close
}

declare module 'vitest' {
  interface ProvidedContext {
    ground: Outputs
    access: Access
    run: { id: string; password: string }
  }
}
