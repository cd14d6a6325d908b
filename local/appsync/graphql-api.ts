export type DataSource =
  | { name: string; type: 'AMAZON_DYNAMODB'; tableName: string }
  | { name: string; type: 'AWS_LAMBDA'; functionName: string }
  | { name: string; type: 'NONE' }

/** Velocity text, as AppSync renders it before and after its data source is asked. */
export interface MappingTemplates {
  request: string
  response: string
}

export interface PipelineFunction extends MappingTemplates {
  id: string
  dataSource: string
}

export interface Resolver extends MappingTemplates {
  typeName: string
  fieldName: string
  /** Ids of its functions, in order; a resolver of kind UNIT names a data source instead. */
  pipeline: string[] | null
  dataSource: string | null
}

/** An AppSync API as its templates describe it. */
export interface GraphqlApi {
  id: string
  name: string
  /** `AMAZON_COGNITO_USER_POOLS` first or not at all: the twin signs nobody in any other way. */
  authenticationTypes: string[]
  userPoolId: string
  /** Which clients of the pool may call; any, when the template does not say. */
  appIdClientRegex: string | null
  isIntrospectionEnabled: boolean
  /** Levels of selection, 0 for no limit. */
  queryDepthLimit: number
  /** Resolvers in one request, 0 for no limit. */
  resolverCountLimit: number
  /** SDL. */
  schema: string
  dataSources: DataSource[]
  functions: PipelineFunction[]
  resolvers: Resolver[]
  /** What Amplify's typed client reads from its outputs file; absent when the assembly has none. */
  modelIntrospection?: unknown
}
