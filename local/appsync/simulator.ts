import {
  AmplifyAppSyncSimulator,
  AmplifyAppSyncSimulatorAuthenticationType,
  type AmplifyAppSyncSimulatorConfig,
  RESOLVER_KIND,
  type VelocityTemplate,
} from '@aws-amplify/amplify-appsync-simulator'
// graphql comes twice in its package; everywhere here it is the copy that the simulator requires, or each refuses the other's.
import type { GraphQLResolveInfo } from 'graphql/index.js'
import type { Clock } from '../contract'
import { countResolver, limitDepth } from './corrections/limits'
import { widenDates } from './corrections/scalars'
import { correctTemplate } from './corrections/template'
import type { GraphqlApi, MappingTemplates } from './graphql-api'
import type { SubscriptionFilter } from './subscription-filter'

export interface DataSourceLoader {
  load: (request: never) => Promise<unknown>
}

type RunResolver = (source: unknown, args: unknown, context: ExecutionContext, info: GraphQLResolveInfo) => unknown

/** What one request carries through its resolvers; a new one for each, so that no two callers mix. */
export interface ExecutionContext {
  jwt: Record<string, unknown>
  requestAuthorizationMode: AmplifyAppSyncSimulatorAuthenticationType
  sourceIp: string
  headers: Record<string, string>
  appsyncErrors: Error[]
  resolverCount: number
  /** What the resolver of a subscription asked for, if anything. */
  subscriptionFilter?: SubscriptionFilter
}

// Given by path and not inline: the simulator parses an inline template again on every request.
const templatePaths = (id: string) => ({
  requestMappingTemplateLocation: `${id}.request.vtl`,
  responseMappingTemplateLocation: `${id}.response.vtl`,
})

const templateFiles = (id: string, { request, response }: MappingTemplates) => [
  { path: `${id}.request.vtl`, content: request },
  { path: `${id}.response.vtl`, content: response },
]

const configOf = (api: GraphqlApi): AmplifyAppSyncSimulatorConfig => ({
  appSync: {
    name: api.name,
    defaultAuthenticationType: {
      authenticationType: AmplifyAppSyncSimulatorAuthenticationType.AMAZON_COGNITO_USER_POOLS,
      cognitoUserPoolConfig: {},
    },
    additionalAuthenticationProviders: [],
  },
  schema: { content: api.schema },
  mappingTemplates: [
    ...api.functions.flatMap((part) => templateFiles(part.id, part)),
    ...api.resolvers.flatMap((part) => templateFiles(`${part.typeName}.${part.fieldName}`, part)),
  ],
  functions: api.functions.map(({ id, dataSource }) => ({
    name: id,
    dataSourceName: dataSource,
    ...templatePaths(id),
  })),
  resolvers: api.resolvers.map(({ typeName, fieldName, pipeline, dataSource }) => {
    const common = { typeName, fieldName, ...templatePaths(`${typeName}.${fieldName}`) }
    return pipeline
      ? { ...common, kind: RESOLVER_KIND.PIPELINE, functions: pipeline }
      : { ...common, kind: RESOLVER_KIND.UNIT, dataSourceName: dataSource ?? '' }
  }),
})

/** Amplify's simulator as a library: it never listens, and every correction enters through what it lets be overridden. */
class Simulator extends AmplifyAppSyncSimulator {
  readonly #corrected = new WeakMap<VelocityTemplate, VelocityTemplate>()

  constructor(
    private readonly loaders: Map<string, DataSourceLoader>,
    private readonly clock: Clock,
    private readonly resolverCountLimit: number,
  ) {
    super()
  }

  override getMappingTemplate(path: string): VelocityTemplate {
    const template = super.getMappingTemplate(path)
    const known = this.#corrected.get(template)
    if (known) return known
    const corrected = correctTemplate(template, this.clock)
    this.#corrected.set(template, corrected)
    return corrected
  }

  // Gap: its own data sources take credentials from the environment and log every refused condition.
  override getDataLoader(name: string) {
    const loader = this.loaders.get(name)
    if (!loader) throw new Error(`The API names a data source ${name} that it does not define.`)
    return loader as ReturnType<AmplifyAppSyncSimulator['getDataLoader']>
  }

  override getResolver(typeName: string, fieldName: string): { resolve: RunResolver } {
    const resolver: { resolve: RunResolver } = super.getResolver(typeName, fieldName)
    return {
      resolve: (source, args, context, info) => {
        countResolver(context, this.resolverCountLimit, info)
        return resolver.resolve(source, args, context, info)
      },
    }
  }
}

/** The executable schema of an API. Throws what is wrong with its schema or with a template. */
export const createExecutableSchema = (parts: {
  api: GraphqlApi
  loaders: Map<string, DataSourceLoader>
  clock: Clock
}) => {
  const simulator = new Simulator(parts.loaders, parts.clock, parts.api.resolverCountLimit)
  simulator.init(configOf(parts.api))
  limitDepth(simulator.schema, parts.api.queryDepthLimit)
  widenDates(simulator.schema)
  return simulator.schema
}
