// Subscriptions without their sockets: https://docs.aws.amazon.com/appsync/latest/devguide/aws-appsync-real-time-data.html
import { type GraphQLSchema, valueFromASTUntyped } from 'graphql/index.js'
import type { ResponseError } from './format-errors'
import type { GraphqlRequest } from './parse-request'
import type { OperationResult, RunOperation } from './run-operation'
import { rootFieldsOf } from './selected-fields'
import { matchesArguments, matchesFilter, type Payload } from './subscription-filter'
import type { Claims } from './verify-token'

/** An entry of the `errors` of a message that refuses. */
export interface RefusalReason {
  errorType?: string
  message: string
}

/** Why a subscription does not start. */
export class SubscriptionRefused extends Error {
  constructor(readonly errors: RefusalReason[]) {
    super(errors.map(({ message }) => message).join(' '))
  }
}

/** What a subscriber is sent of an event. */
interface SubscriptionEvent {
  data: Record<string, unknown> | null
  errors?: ResponseError[]
}

export interface Subscription {
  /** When the token that it was started with expires. */
  expiresAt: number
  stop: () => void
}

export interface Realtime {
  /** Checks the token that a connection is opened with; answers when it expires. Rejects with UnauthorizedException. */
  connect: (authorization: string | undefined) => Promise<number>
  /** Rejects with SubscriptionRefused, UnauthorizedException or MalformedHttpRequestException. `body` as that of a POST. */
  start: (request: {
    authorization?: string | undefined
    body: unknown
    deliver: (event: SubscriptionEvent) => void
  }) => Promise<Subscription>
}

interface Live {
  request: GraphqlRequest
  claims: Claims
  mutations: string[]
  accepts: (payload: Payload) => boolean
  deliver: (event: SubscriptionEvent) => void
  /** Ends when all events up to now are delivered: each comes after the one before. */
  delivered: Promise<void>
}

const expiryOf = ({ exp = 0 }: Claims) => exp * 1000

/** The mutations that each subscription is told of, by its `@aws_subscribe`. */
const mutationsByField = (schema: GraphQLSchema) =>
  new Map(
    Object.values(schema.getSubscriptionType()?.getFields() ?? {}).map(({ name, astNode }) => {
      const directive = astNode?.directives?.find((one) => one.name.value === 'aws_subscribe')
      const mutations = directive?.arguments?.find((one) => one.name.value === 'mutations')
      return [name, mutations ? (valueFromASTUntyped(mutations.value) as string[]) : []]
    }),
  )

const reasons = (errors: ResponseError[]) =>
  errors.map(({ errorType, message }) => ({ ...(errorType ? { errorType } : {}), message }))

const unsupported = (operation: string) =>
  new SubscriptionRefused([
    { errorType: 'UnsupportedOperation', message: `${operation} not supported through the realtime channel` },
  ])

/** Keeps the subscriptions of an API and tells them of its mutations. */
export const createRealtime = (parts: {
  schema: GraphQLSchema
  verify: (authorization: string | undefined) => Promise<Claims>
  parse: (body: unknown) => GraphqlRequest
  validate: (document: GraphqlRequest['document']) => ResponseError[]
  run: RunOperation
  onStart: (field: string) => void
  onEvent: () => void
  report: (error: unknown) => void
}) => {
  const { schema, verify, parse, validate, run, report } = parts
  const mutationsOf = mutationsByField(schema)
  const live = new Set<Live>()

  // Amplify's templates write the owner into the filter once there is one, which they need not if both were asked; AWS
  // says it nowhere. A filter that replaces the arguments delivers more, so nothing may lean on the two together.
  const acceptance =
    ({ filter }: OperationResult, args: Record<string, unknown>) =>
    (payload: Payload) =>
      filter ? matchesFilter(filter, payload) : matchesArguments(args, payload)

  const deliver = async (subscription: Live, payload: Payload) => {
    const { data, errors } = await run(subscription.request, subscription.claims, payload)
    if (!live.has(subscription)) return
    parts.onEvent()
    subscription.deliver({ data, ...(errors.length > 0 ? { errors } : {}) })
  }

  const realtime: Realtime = {
    connect: async (authorization) => expiryOf(await verify(authorization)),
    start: async ({ authorization, body, deliver }) => {
      const claims = await verify(authorization)
      const request = parse(body)
      if (request.operation.operation !== 'subscription') throw unsupported(request.operation.operation)
      const invalid = validate(request.document)
      if (invalid.length > 0) throw new SubscriptionRefused(reasons(invalid))
      const started = await run(request, claims)
      if (started.errors.length > 0) throw new SubscriptionRefused(reasons(started.errors))
      const [field] = rootFieldsOf(schema, request)
      if (!field) throw unsupported('unknown')
      const mutations = mutationsOf.get(field.name) ?? []
      const accepts = acceptance(started, field.args())
      const subscription = { request, claims, mutations, accepts, deliver, delivered: Promise.resolve() }
      live.add(subscription)
      parts.onStart(field.name)
      return { expiresAt: expiryOf(claims), stop: () => void live.delete(subscription) }
    },
  }

  const tell = (mutation: string, payload: Payload) => {
    for (const subscription of live) {
      if (!subscription.mutations.includes(mutation) || !subscription.accepts(payload)) continue
      subscription.delivered = subscription.delivered.then(() => deliver(subscription, payload)).catch(report)
    }
  }

  return {
    realtime,
    /** Tells of a mutation that has run. What its caller did not select is in no payload, and so in no event. */
    publish: (request: GraphqlRequest, { data, errors }: OperationResult) => {
      if (live.size === 0) return
      for (const { key, name, payloadOf } of rootFieldsOf(schema, request)) {
        const value = data?.[key] ?? null
        const hasFailed = errors.some(({ path }) => path?.length === 1 && path[0] === key)
        if (value !== null && !hasFailed) tell(name, payloadOf(value))
      }
    },
  }
}
