import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { JSONWebKeySet } from 'jose'
import type { Clock, InvokeFunction } from '../contract'
import { createDynamoDbDataSource } from './dynamodb-data-source'
import type { DataSource, GraphqlApi } from './graphql-api'
import { createLambdaDataSource } from './lambda-data-source'
import { createNextTokens } from './next-token'
import { createRequestParser, type GraphqlRequest, MalformedHttpRequestException } from './parse-request'
import { createRealtime, type Realtime } from './realtime'
import { createOperationRunner } from './run-operation'
import { createExecutableSchema, type DataSourceLoader } from './simulator'
import { createValidator } from './validate-operation'
import { type Claims, createTokenVerifier, UnauthorizedException } from './verify-token'

export interface GraphqlParts {
  api: GraphqlApi
  /** Where DynamoDB is spoken: the twin's own front door. */
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
  /** The pool's current public keys. */
  jwks: () => JSONWebKeySet | Promise<JSONWebKeySet>
  issuer: string
  invoke: InvokeFunction
  clock: Clock
  /** Called once for every operation that was run, refused parts or not, and for every subscription that was started. */
  onOperation?: (operation: { kind: 'query' | 'mutation' | 'subscription'; fields: string[] }) => void
  /** Called once for every event that a subscriber is sent. */
  onEvent?: () => void
  /** Told of what should never happen. */
  report?: (error: unknown) => void
}

export interface GraphqlResponse {
  status: number
  body: unknown
}

export interface Graphql {
  /** `body` is that of a POST, as text or as parsed JSON. Rejects only when the twin itself fails. */
  execute: (request: { authorization?: string | undefined; body: unknown }) => Promise<GraphqlResponse>
  realtime: Realtime
  close: () => void
}

const refusal = (status: number, errorType: string, message: string): GraphqlResponse => ({
  status,
  body: { errors: [{ errorType, message }] },
})

const fieldsOf = ({ operation }: GraphqlRequest) =>
  operation.selectionSet.selections.flatMap((selection) => (selection.kind === 'Field' ? [selection.name.value] : []))

/** Answers the API's queries and mutations as AppSync would, with no listener of its own. */
export const createGraphql = async (parts: GraphqlParts): Promise<Graphql> => {
  const { api, endpoint, region, credentials, clock } = parts
  const client = new DynamoDBClient({ endpoint, region, credentials })
  const tokens = createNextTokens(credentials.secretAccessKey)

  const loaderOf = (source: DataSource): DataSourceLoader => {
    switch (source.type) {
      case 'AMAZON_DYNAMODB':
        return createDynamoDbDataSource({ client, tableName: source.tableName, tokens })
      case 'AWS_LAMBDA':
        return createLambdaDataSource({ invoke: parts.invoke, functionName: source.functionName })
      case 'NONE':
        return { load: async ({ payload }: { payload?: unknown }) => payload ?? null }
    }
  }

  const loaders = new Map(api.dataSources.map((source) => [source.name, loaderOf(source)]))
  const schema = createExecutableSchema({ api, loaders, clock })
  const verify = createTokenVerifier({ ...parts, appIdClientRegex: api.appIdClientRegex })
  const parse = createRequestParser()
  const validate = createValidator(schema, api.isIntrospectionEnabled)
  const run = createOperationRunner(schema)
  const { publish, realtime } = createRealtime({
    schema,
    verify,
    parse,
    validate,
    run,
    onStart: (field) => parts.onOperation?.({ kind: 'subscription', fields: [field] }),
    onEvent: () => parts.onEvent?.(),
    report: parts.report ?? (() => {}),
  })

  const answer = async (request: GraphqlRequest, claims: Claims): Promise<GraphqlResponse> => {
    const { document, operation } = request
    const invalid = validate(document)
    if (invalid.length > 0) return { status: 200, body: { data: null, errors: invalid } }
    // Subscriptions come over a websocket, which AppSync serves elsewhere; one that arrives here is not run.
    if (operation.operation === 'subscription')
      return refusal(400, 'UnsupportedOperation', 'Subscriptions are only supported over WebSocket.')
    const result = await run(request, claims)
    parts.onOperation?.({ kind: operation.operation, fields: fieldsOf(request) })
    if (operation.operation === 'mutation') publish(request, result)
    const { data, errors } = result
    return { status: 200, body: { data, ...(errors.length > 0 ? { errors } : {}) } }
  }

  return {
    execute: async ({ authorization, body }) => {
      try {
        const claims = await verify(authorization)
        return await answer(parse(body), claims)
      } catch (error) {
        if (error instanceof UnauthorizedException) return refusal(401, error.name, error.message)
        if (error instanceof MalformedHttpRequestException) return refusal(400, error.name, error.message)
        throw error
      }
    },
    realtime,
    close: () => client.destroy(),
  }
}
