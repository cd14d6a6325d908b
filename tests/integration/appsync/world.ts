// The AppSync part alone, against an in-memory DynamoDB and real tokens. Each test file makes a world of its own.
import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { createGraphql } from '../../../local/appsync/graphql'
import type { GraphqlApi } from '../../../local/appsync/graphql-api'
import { loadBackend } from '../../../local/assembly/load-backend'
import type { InvocationResult, Table } from '../../../local/contract'
import { synthesise } from '../../../scripts/synthesise'
import { drawTodoId } from '../../people'

// It comes without types.
const dynalite: (options: { createTableMs: number }) => Server = createRequire(import.meta.url)('dynalite')

const credentials = { accessKeyId: 'local', secretAccessKey: 'local-secret' }

export interface Reply {
  status: number
  data: Record<string, unknown> | null
  errors: { errorType?: string | null; message: string; path?: unknown; [key: string]: unknown }[]
}

/** What a reply has under one field. Throws with the whole reply when it has nothing. */
export const field = <T>(reply: Reply, name: string): T => {
  const value = reply.data?.[name]
  if (value === undefined || value === null) throw new Error(`No ${name} in ${JSON.stringify(reply)}`)
  return value as T
}

const createTable = (client: DynamoDBClient, table: Table) =>
  client.send(
    new CreateTableCommand({
      TableName: table.name,
      AttributeDefinitions: table.attributeDefinitions,
      KeySchema: table.keySchema,
      GlobalSecondaryIndexes: table.indexes.length > 0 ? table.indexes : undefined,
      BillingMode: 'PAY_PER_REQUEST',
    }),
  )

export interface Person {
  sub: string
  groups: string[]
}

export const person = (sub: string, ...groups: string[]): Person => ({ sub, groups })

/** What a client sends to add a todo. */
export const newTodo = (more: Record<string, unknown> = {}) => ({
  id: drawTodoId(),
  name: 'Buy milk',
  state: 'OPEN',
  ...more,
})

/** Starts the API of the assembly at `directory`, or of amplify/ itself. `change` alters the API first. */
export const createWorld = async (
  options: {
    directory?: string
    change?: (api: GraphqlApi) => GraphqlApi
    invoke?: (name: string, event: unknown) => Promise<InvocationResult>
  } = {},
) => {
  const backend = loadBackend(options.directory ?? (await synthesise()).directory)
  const server = dynalite({ createTableMs: 0 })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const dynamo = new DynamoDBClient({ endpoint, region: backend.region, credentials })
  for (const table of backend.tables) await createTable(dynamo, table)

  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'key-1', use: 'sig' }] }
  const issuer = `https://cognito-idp.${backend.region}.amazonaws.com/${backend.userPool.id}`
  const clientId = backend.userPool.clients[0]?.id ?? ''
  const clock = { now: Date.UTC(2026, 0, 2, 3, 4, 5) }
  const operations: { kind: string; fields: string[] }[] = []
  const api = options.change?.(backend.graphqlApi) ?? backend.graphqlApi
  const graphql = await createGraphql({
    api,
    endpoint,
    region: backend.region,
    credentials,
    jwks: () => jwks,
    issuer,
    invoke: options.invoke ?? (async () => ({ ok: true, payload: null })),
    clock: () => clock.now,
    onOperation: (operation) => operations.push(operation),
  })

  const claimsOf = ({ sub, groups }: Person) => ({
    sub,
    username: sub,
    client_id: clientId,
    token_use: 'access',
    ...(groups.length > 0 ? { 'cognito:groups': groups } : {}),
  })

  const sign = (claims: Record<string, unknown>, key: CryptoKey | Uint8Array = privateKey, alg = 'RS256') => {
    const seconds = Math.floor(clock.now / 1000)
    const token = new SignJWT({ iss: issuer, iat: seconds, exp: seconds + 900, ...claims })
    return token.setProtectedHeader({ alg, kid: 'key-1' }).sign(key)
  }

  const send = async (authorization: string | undefined, body: unknown): Promise<Reply> => {
    const { status, body: answer } = await graphql.execute({ authorization, body })
    const { data = null, errors = [] } = answer as Partial<Reply>
    return { status, data, errors }
  }

  return {
    backend,
    api,
    clock,
    dynamo,
    graphql,
    issuer,
    clientId,
    operations,
    publicKey,
    privateKey,
    claimsOf,
    sign,
    send,
    ask: async (who: Person, query: string, variables?: Record<string, unknown>) =>
      send(await sign(claimsOf(who)), { query, variables }),
    tableName: (prefix: string) => backend.tables.find(({ name }) => name.startsWith(prefix))?.name ?? '',
    close: async () => {
      graphql.close()
      dynamo.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>
