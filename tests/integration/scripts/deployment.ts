// A deployment in good health: the twin's Cognito with the pool of a production branch, and a stand-in for the rest of AWS.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportedUser } from '../../../local/cognito/import-users'
import type { UserPool } from '../../../local/contract'
import { CLIENT, POOL, pool, startPool } from '../cognito/serve'
import { type Answers, hostingOf, identityOf, json, quotasOf, startStandIn } from './aws-stand-in'

const ACCOUNT = '000000000000'

export const healthyPool: UserPool = {
  ...pool,
  clients: [
    {
      id: CLIENT,
      explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      accessTokenSeconds: 900,
      idTokenSeconds: 900,
      refreshTokenSeconds: 30 * 86_400,
      preventUserExistenceErrors: true,
      tokenRevocation: true,
      oauth: { isOn: false, flows: [], scopes: [], callbackUrls: [] },
    },
  ],
  triggers: { PostConfirmation: 'a', PreSignUp: 'b', PreAuthentication: 'c', CustomMessage: 'd' },
  mail: { account: 'DEVELOPER', from: 'Commons <hello@example.com>' },
  deletionProtection: true,
  tags: { 'amplify:deployment-type': 'branch', 'amplify:app-id': 'd1a2b3', 'amplify:branch-name': 'main' },
}

const healthyAnswers: Answers = {
  STS: identityOf(ACCOUNT),
  SERVICEQUOTAS: quotasOf(30),
  EMAIL: json({ ProductionAccessEnabled: true, SendingEnabled: true }),
  AMPLIFY: hostingOf(),
}

export const healthyOutputs = {
  auth: { aws_region: 'us-east-1', user_pool_id: POOL, user_pool_client_id: CLIENT },
  data: { url: 'https://abc.appsync-api.us-east-1.amazonaws.com/graphql' },
}

const someAdministrator: ImportedUser = { email: 'ada@example.com', groups: ['admins', 'everyone'] }

/** Accepts whatever is sent and never answers. */
export const startSilent = async () => {
  const server: Server = createServer((request) => void request.resume())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop }
}

/** `outputs`: the file's text; null when there is none. */
export const startDeployment = async ({
  pool: change = {},
  answers = {},
  people = [someAdministrator],
  outputs = JSON.stringify(healthyOutputs),
}: {
  pool?: Partial<UserPool>
  answers?: Partial<Answers>
  people?: ImportedUser[]
  outputs?: string | null
} = {}) => {
  const directory = mkdtempSync(join(tmpdir(), 'commons-deployment-'))
  const twin = await startPool({ pool: { ...healthyPool, ...change }, directory: join(directory, 'pool') })
  const usernames = await twin.cognito.importUsers(people)
  const standIn = await startStandIn({ ...healthyAnswers, ...answers })
  const outputsFile = join(directory, 'amplify_outputs.json')
  if (outputs !== null) writeFileSync(outputsFile, outputs)
  return {
    twin,
    usernames,
    outputsFile,
    environment: {
      ...standIn.environment,
      STAND_IN_COGNITO_IDP: twin.url,
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_REGION: 'us-east-1',
    } as Record<string, string>,
    stop: async () => {
      standIn.stop()
      await twin.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
