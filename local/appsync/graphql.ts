import { AmplifyAppSyncSimulatorAuthenticationType } from '@aws-amplify/amplify-appsync-simulator'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { execute as executeOperation } from 'graphql/index.js'
import type { JSONWebKeySet } from 'jose'
import type { Clock, InvokeFunction } from '../contract'
import { createDynamoDbDataSource } from './dynamodb-data-source'
import { formatErrors } from './format-errors'
import type { DataSource, GraphqlApi } from './graphql-api'
import { createLambdaDataSource } from './lambda-data-source'
import { createNextTokens } from './next-token'
import { createRequestParser, type GraphqlRequest, MalformedHttpRequestException } from './parse-request'
import { createExecutableSchema, type DataSourceLoader, type ExecutionContext } from './simulator'
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
  /** Called once for every operation that was run, refused parts or not. */
  onOperation?: (operation: { kind: 'query' | 'mutation'; fields: string[] }) => void
}

export interface GraphqlResponse {
  status: number
  body: unknown
}

export interface Graphql {
  /** `body` is that of a POST, as text or as parsed JSON. Rejects only when the twin itself fails. */
  execute: (request: { authorization?: string | undefined; body: unknown }) => Promise<GraphqlResponse>
  close: () => void
}

const refusal = (status: number, errorType: string, message: string): GraphqlResponse => ({
  status,
  body: { errors: [{ errorType, message }] },
})

const contextFor = (claims: Claims): ExecutionContext => ({
  jwt: claims,
  requestAuthorizationMode: AmplifyAppSyncSimulatorAuthenticationType.AMAZON_COGNITO_USER_POOLS,
  sourceIp: '127.0.0.1',
  headers: {},
  appsyncErrors: [],
  resolverCount: 0,
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

  const run = async (request: GraphqlRequest, claims: Claims): Promise<GraphqlResponse> => {
    const { document, operation, variables } = request
    const invalid = validate(document)
    if (invalid.length > 0) return { status: 200, body: { data: null, errors: invalid } }
    // Subscriptions come over a websocket, which AppSync serves elsewhere; one that arrives here is not run.
    if (operation.operation === 'subscription')
      return refusal(400, 'UnsupportedOperation', 'Subscriptions are only supported over WebSocket.')
    const context = contextFor(claims)
    const { data, errors = [] } = await executeOperation({
      schema,
      document,
      variableValues: variables,
      operationName: operation.name?.value,
      contextValue: context,
    })
    parts.onOperation?.({ kind: operation.operation, fields: fieldsOf(request) })
    const formatted = formatErrors(schema, errors, context.appsyncErrors)
    return { status: 200, body: { data: data ?? null, ...(formatted.length > 0 ? { errors: formatted } : {}) } }
  }

  return {
    execute: async ({ authorization, body }) => {
      try {
        const claims = await verify(authorization)
        return await run(parse(body), claims)
      } catch (error) {
        if (error instanceof UnauthorizedException) return refusal(401, error.name, error.message)
        if (error instanceof MalformedHttpRequestException) return refusal(400, error.name, error.message)
        throw error
      }
    },
    close: () => client.destroy(),
  }
}
