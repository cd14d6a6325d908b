import { AmplifyAppSyncSimulatorAuthenticationType } from '@aws-amplify/amplify-appsync-simulator'
import { execute, type GraphQLSchema } from 'graphql/index.js'
import { formatErrors, type ResponseError } from './format-errors'
import type { GraphqlRequest } from './parse-request'
import type { ExecutionContext } from './simulator'
import type { Payload, SubscriptionFilter } from './subscription-filter'
import type { Claims } from './verify-token'

export interface OperationResult {
  data: Record<string, unknown> | null
  errors: ResponseError[]
  /** Of a subscription, as its resolver set it. */
  filter?: SubscriptionFilter | undefined
}

const contextFor = (claims: Claims): ExecutionContext => ({
  jwt: claims,
  requestAuthorizationMode: AmplifyAppSyncSimulatorAuthenticationType.AMAZON_COGNITO_USER_POOLS,
  sourceIp: '127.0.0.1',
  headers: {},
  appsyncErrors: [],
  resolverCount: 0,
})

/**
 * Runs operations against a schema, for one caller each. A subscription is run twice: without `event` to start it, which
 * runs its resolver, and with the payload of an event for what its subscriber is sent.
 */
export const createOperationRunner =
  (schema: GraphQLSchema) =>
  async (
    { document, operation, variables }: GraphqlRequest,
    claims: Claims,
    event?: Payload,
  ): Promise<OperationResult> => {
    const context = contextFor(claims)
    const { data, errors = [] } = await execute({
      schema,
      document,
      rootValue: event,
      variableValues: variables,
      operationName: operation.name?.value,
      contextValue: context,
    })
    return {
      data: data ?? null,
      errors: formatErrors(schema, errors, context.appsyncErrors),
      filter: context.subscriptionFilter,
    }
  }

export type RunOperation = ReturnType<typeof createOperationRunner>
