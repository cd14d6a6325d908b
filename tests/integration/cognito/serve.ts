// A pool of its own for a test file, behind HTTP on a free port, as the real SDK meets it.
import { mkdtempSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { type Cognito, type CognitoOptions, createCognito } from '../../../local/cognito/cognito'
import { AwsError, type UserPool } from '../../../local/contract'

export const CLIENT = 'abcdefghij0123456789abcdef'
export const OTHER_CLIENT = 'zyxwvutsrq9876543210zyxwvu'
export const REFRESH_ONLY_CLIENT = 'refreshonly000000000000000'
export const POOL = 'us-east-1_AbCdEf123'
export const PASSWORD = 'A-password-of-1'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

const client = {
  explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  accessTokenSeconds: 900,
  idTokenSeconds: 1200,
  refreshTokenSeconds: 30 * 86_400,
  preventUserExistenceErrors: true,
  tokenRevocation: true,
  oauth: { isOn: false, flows: [], scopes: [], callbackUrls: [] },
}

export const pool: UserPool = {
  id: POOL,
  arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${POOL}`,
  region: 'us-east-1',
  clients: [
    { ...client, id: CLIENT },
    { ...client, id: OTHER_CLIENT, preventUserExistenceErrors: false },
    { ...client, id: REFRESH_ONLY_CLIENT, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], tokenRevocation: false },
  ],
  groups: [
    { name: 'everyone', precedence: 1 },
    { name: 'admins', precedence: 0, description: 'Who repair' },
  ],
  passwordPolicy: {
    minimumLength: 12,
    requireLowercase: true,
    requireUppercase: true,
    requireNumbers: true,
    requireSymbols: true,
    temporaryPasswordValidityDays: 7,
  },
  triggers: { PostConfirmation: 'post-confirmation' },
  softwareTokens: true,
  verifiesBeforeUpdate: ['email'],
  adminCreateUserOnly: false,
  mail: { account: 'COGNITO_DEFAULT' },
  deletionProtection: false,
  tags: { 'amplify:deployment-type': 'sandbox' },
}

const readAll = async (request: IncomingMessage) => {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** Serves a pool over HTTP. A signature is taken to be good when there is one: checking it is the front door's. */
const listen = async (cognito: Cognito) => {
  const server = createServer(async (request, response) => {
    const reply = (status: number, body: unknown, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1', ...headers })
      response.end(JSON.stringify(body))
    }
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? ''
    try {
      const input: unknown = JSON.parse((await readAll(request)) || '{}')
      reply(200, await cognito.handle(operation, input, { signed: 'authorization' in request.headers }))
    } catch (error) {
      const { code, message, status } = error instanceof AwsError ? error : new AwsError('Crash', String(error), 500)
      reply(status, { __type: code, message }, { 'x-amzn-errortype': code })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

export const temporaryDirectory = () => mkdtempSync(join(tmpdir(), 'commons-cognito-'))

/** A pool with a clock that tests move, the SDK's client on it, and a way to start it anew on the same data. */
export const startPool = async (options: Partial<CognitoOptions> = {}) => {
  const directory = options.directory ?? temporaryDirectory()
  const time = { now: Date.UTC(2026, 0, 15) }
  const cognito = await createCognito({
    pool,
    directory,
    clock: () => time.now,
    invoke: async (_name, event) => ({ ok: true, payload: event }),
    ...options,
  })
  const { url, stop } = await listen(cognito)
  const sdk = new CognitoIdentityProviderClient({
    region: 'us-east-1',
    endpoint: url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  const close = async () => {
    sdk.destroy()
    stop()
    await cognito.close()
  }
  return { cognito, directory, time, sdk, url, close }
}

export type Pool = Awaited<ReturnType<typeof startPool>>
