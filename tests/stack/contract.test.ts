// The way that REMOTE=1 takes, with a twin that npm start has started in the place of AWS: outputs, credentials and endpoint
// come from where they would.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AdminCreateUserCommand, ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, it } from 'vitest'
import { addressOf, USER_PREFIX } from '../contract/users'
import { ownStack } from '../own-stack'
import { cognitoOf } from '../people'

const stack = ownStack()
const cognito = cognitoOf(stack.environment)
const UserPoolId = stack.environment.USER_POOL_ID

const runContract = (environment: Record<string, string>, ...files: string[]) =>
  new Promise<{ code: number | null; printed: string }>((resolve, reject) => {
    // Nothing of the runner that runs this, nor of a shell's own AWS.
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|AWS_|AMPLIFY_OUTPUTS|REMOTE)/.test(name),
    )
    const child = spawn(process.execPath, ['scripts/launch.mjs', 'contract', ...files], {
      env: { ...Object.fromEntries(inherited), ...environment } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    for (const output of [child.stdout, child.stderr])
      output.on('data', (chunk) => {
        printed += chunk
      })
    child.once('error', reject)
    child.once('exit', (code) => resolve({ code, printed }))
  })

const make = (email: string) =>
  cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: email,
      MessageAction: 'SUPPRESS',
      UserAttributes: [{ Name: 'email', Value: email }],
    }),
  )
const found = async (beginning: string) => {
  const { Users = [] } = await cognito.send(new ListUsersCommand({ UserPoolId, Filter: `email ^= "${beginning}"` }))
  return Users.map(({ Attributes = [] }) => Attributes.find(({ Name }) => Name === 'email')?.Value)
}

it('runs contract tests against a backend by its outputs and the SDK’s own credentials, and leaves no user behind', async () => {
  const neighbour = 'success+contractor@simulator.amazonses.com'
  for (const email of [addressOf('0123456789', 'dead'), neighbour]) await make(email)
  const { AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = stack.environment
  const { code, printed } = await runContract(
    {
      ...{ REMOTE: 'twin', AMPLIFY_OUTPUTS: join(stack.dataDirectory, 'amplify_outputs.json') },
      ...{ AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY },
    },
    ...['groups', 'tokens', 'live'].map((name) => `tests/contract/${name}.test.ts`),
  )
  expect(printed).toContain(`Against the sandbox with the user pool ${UserPoolId}`)
  expect([code, /Tests .*?(\d+) passed/.exec(printed)?.[1]]).toEqual([0, '12'])
  expect(await found(USER_PREFIX)).toEqual([])
  expect(await found('success+contractor')).toEqual([neighbour])
}, 120_000)

it('says what is missing in one sentence, and asks nobody instead', async () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'commons-nowhere-'))
  const { code, printed } = await runContract({ REMOTE: '1', AMPLIFY_OUTPUTS: join(nowhere, 'amplify_outputs.json') })
  rmSync(nowhere, { recursive: true })
  expect(code).toBe(1)
  expect(printed.trim()).toBe(
    `There is no ${join(nowhere, 'amplify_outputs.json')}. Deploy a sandbox of your own first: npx ampx sandbox --once.`,
  )
})
