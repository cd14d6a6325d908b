// The front door on a port of its own, with real stores behind it, and clients that hold its keys.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Realtime } from '../../../local/appsync/realtime'
import type { Clock, LambdaFunction, Table } from '../../../local/contract'
import { createDynamoDb } from '../../../local/dynamodb/dynamodb'
import type { RealtimeLimits } from '../../../local/http/realtime-socket'
import type { CognitoService, GraphqlService } from '../../../local/http/services'
import { createTally } from '../../../local/http/tally'
import { createLambda } from '../../../local/lambda/lambda'
import { startServer } from '../../../local/server'
import { type AccessKey, openKeyring } from '../../../local/signature/keyring'

export const ACCOUNT = { region: 'us-east-1', accountId: '000000000000' }
export const APP_PORT = 3999

export const todoTable: Table = {
  name: 'Todo-local',
  arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Todo-local',
  attributeDefinitions: [
    { AttributeName: 'id', AttributeType: 'S' },
    { AttributeName: 'owner', AttributeType: 'S' },
    { AttributeName: 'createdAt', AttributeType: 'S' },
  ],
  keySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  indexes: [
    {
      IndexName: 'byOwner',
      KeySchema: [
        { AttributeName: 'owner', KeyType: 'HASH' },
        { AttributeName: 'createdAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
}

export const temporaryDirectory = () => mkdtempSync(join(tmpdir(), 'commons-twin-'))

export const startDoor = async ({
  directory = temporaryDirectory(),
  tables = [todoTable],
  functions = [],
  cognito,
  graphql,
  realtime,
  realtimeLimits,
  clock = Date.now,
  port = 0,
}: {
  directory?: string
  tables?: Table[]
  functions?: LambdaFunction[]
  cognito?: Partial<CognitoService>
  graphql?: GraphqlService
  realtime?: Realtime
  realtimeLimits?: RealtimeLimits
  clock?: Clock
  port?: number
} = {}) => {
  const reports: unknown[] = []
  const report = (error: unknown) => reports.push(error)
  const server = await startServer({ port, appPort: APP_PORT, region: ACCOUNT.region, report, realtimeLimits })
  const endpoint = `http://127.0.0.1:${server.port}`
  const keyring = openKeyring(directory, { accountId: ACCOUNT.accountId, functions })
  const dynamodb = await createDynamoDb({ directory: join(directory, 'dynamodb'), tables, ...ACCOUNT }).catch(
    async (error) => {
      await server.close()
      throw error
    },
  )
  const lambda = createLambda({
    functions,
    endpoint,
    region: ACCOUNT.region,
    credentialsFor: keyring.forFunction,
    logDirectory: join(directory, 'logs'),
  })
  server.open({
    account: ACCOUNT,
    poolId: 'us-east-1_AbCdEf123',
    clock,
    keyring,
    tally: createTally(),
    cognito: { handle: async () => ({}), jwks: () => ({ keys: [] }), mailbox: () => [], ...cognito },
    dynamodb,
    lambda,
    busiestSecond: () => ({}),
    realtime: realtime ?? {
      connect: () => Promise.reject(new Error('No API.')),
      start: () => Promise.reject(new Error('No API.')),
    },
    graphql: graphql ?? (async () => ({ status: 200, body: { data: null } })),
  })
  const clientFor = ({ accessKeyId, secretAccessKey }: AccessKey) =>
    new DynamoDBClient({
      endpoint,
      region: ACCOUNT.region,
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 1,
    })
  return {
    directory,
    endpoint,
    port: server.port,
    keyring,
    dynamodb,
    lambda,
    reports,
    clientFor,
    client: clientFor(keyring.administrator),
    stop: async () => {
      await server.close()
      lambda.close()
      await dynamodb.close()
    },
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

export type Door = Awaited<ReturnType<typeof startDoor>>
