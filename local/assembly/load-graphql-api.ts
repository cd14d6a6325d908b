import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DataSource, GraphqlApi, MappingTemplates, PipelineFunction, Resolver } from '../appsync/graphql-api'
import { type Assembly, AssemblyError } from './assembly'
import type { Resource } from './stack'

const apiProperties = z.object({
  Name: z.string(),
  AuthenticationType: z.string(),
  AdditionalAuthenticationProviders: z.array(z.object({ AuthenticationType: z.string() })).default([]),
  IntrospectionConfig: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  QueryDepthLimit: z.number().default(0),
  ResolverCountLimit: z.number().default(0),
  UserPoolConfig: z.object({ UserPoolId: z.string(), AppIdClientRegex: z.string().optional() }),
})

const mapping = z.object({
  RequestMappingTemplate: z.string().optional(),
  RequestMappingTemplateS3Location: z.string().optional(),
  ResponseMappingTemplate: z.string().optional(),
  ResponseMappingTemplateS3Location: z.string().optional(),
})

const functionProperties = mapping.extend({ DataSourceName: z.string() })

const resolverProperties = mapping.extend({
  TypeName: z.string(),
  FieldName: z.string(),
  Kind: z.enum(['UNIT', 'PIPELINE']).default('UNIT'),
  DataSourceName: z.string().optional(),
  PipelineConfig: z.object({ Functions: z.array(z.string()) }).optional(),
})

const dataSourceProperties = z.discriminatedUnion('Type', [
  z.object({ Type: z.literal('NONE'), Name: z.string() }),
  z.object({
    Type: z.literal('AMAZON_DYNAMODB'),
    Name: z.string(),
    DynamoDBConfig: z.object({ TableName: z.string() }),
  }),
  z.object({
    Type: z.literal('AWS_LAMBDA'),
    Name: z.string(),
    LambdaConfig: z.object({ LambdaFunctionArn: z.string() }),
  }),
])

const loadDataSource = ({ properties, path }: Resource): DataSource => {
  const source = dataSourceProperties.safeParse(properties)
  if (!source.success)
    throw new AssemblyError(`The twin has no data source of the type ${properties.Type}, as ${path} is.`)
  const { data } = source
  switch (data.Type) {
    case 'NONE':
      return { name: data.Name, type: data.Type }
    case 'AMAZON_DYNAMODB':
      return { name: data.Name, type: data.Type, tableName: data.DynamoDBConfig.TableName }
    case 'AWS_LAMBDA':
      return {
        name: data.Name,
        type: data.Type,
        functionName: data.LambdaConfig.LambdaFunctionArn.split(':function:')[1] ?? '',
      }
  }
}

const readTemplates = (assembly: Assembly, { properties, path }: Resource): MappingTemplates => {
  if (properties.Runtime) throw new AssemblyError(`The twin runs VTL resolvers only, and ${path} is JavaScript.`)
  const template = mapping.parse(properties)
  const read = (inline: string | undefined, location: string | undefined) =>
    inline ?? (location === undefined ? '' : assembly.assetText(location))
  return {
    request: read(template.RequestMappingTemplate, template.RequestMappingTemplateS3Location),
    response: read(template.ResponseMappingTemplate, template.ResponseMappingTemplateS3Location),
  }
}

const loadFunction = (assembly: Assembly, resource: Resource): PipelineFunction => ({
  id: String(resource.attribute('FunctionId')),
  dataSource: functionProperties.parse(resource.properties).DataSourceName,
  ...readTemplates(assembly, resource),
})

const loadResolver = (assembly: Assembly, resource: Resource): Resolver => {
  const { TypeName, FieldName, Kind, DataSourceName, PipelineConfig } = resolverProperties.parse(resource.properties)
  return {
    typeName: TypeName,
    fieldName: FieldName,
    pipeline: Kind === 'PIPELINE' ? (PipelineConfig?.Functions ?? []) : null,
    dataSource: DataSourceName ?? null,
    ...readTemplates(assembly, resource),
  }
}

const loadSchema = (assembly: Assembly) => {
  const [schema] = assembly.ofType('AWS::AppSync::GraphQLSchema')
  if (!schema) throw new AssemblyError('The backend should define one GraphQL schema, with defineData.')
  const { Definition, DefinitionS3Location } = schema.properties
  return typeof Definition === 'string' ? Definition : assembly.assetText(DefinitionS3Location)
}

const loadModelIntrospection = (assembly: Assembly): unknown => {
  const keys = assembly
    .ofType('Custom::CDKBucketDeployment')
    .filter(({ path }) => path.includes('modelIntrospectionSchema'))
    .flatMap(({ properties }) => (Array.isArray(properties.SourceObjectKeys) ? properties.SourceObjectKeys : []))
  if (typeof keys[0] !== 'string') return undefined
  const directory = assembly.assetPath(keys[0].replace(/\.zip$/, ''))
  return JSON.parse(readFileSync(join(directory, 'modelIntrospectionSchema.json'), 'utf8'))
}

/** The one AppSync API of the backend, with the text of its schema and of every mapping template. */
export const loadGraphqlApi = (assembly: Assembly): GraphqlApi => {
  const [resource, ...others] = assembly.ofType('AWS::AppSync::GraphQLApi')
  if (!resource || others.length > 0) throw new AssemblyError('The backend should define one API, with defineData.')
  const api = apiProperties.parse(resource.properties)
  const modelIntrospection = loadModelIntrospection(assembly)
  return {
    id: String(resource.attribute('ApiId')),
    name: api.Name,
    authenticationTypes: [
      api.AuthenticationType,
      ...api.AdditionalAuthenticationProviders.map(({ AuthenticationType }) => AuthenticationType),
    ],
    userPoolId: api.UserPoolConfig.UserPoolId,
    appIdClientRegex: api.UserPoolConfig.AppIdClientRegex ?? null,
    isIntrospectionEnabled: api.IntrospectionConfig === 'ENABLED',
    queryDepthLimit: api.QueryDepthLimit,
    resolverCountLimit: api.ResolverCountLimit,
    schema: loadSchema(assembly),
    dataSources: assembly.ofType('AWS::AppSync::DataSource').map(loadDataSource),
    functions: assembly.ofType('AWS::AppSync::FunctionConfiguration').map((part) => loadFunction(assembly, part)),
    resolvers: assembly.ofType('AWS::AppSync::Resolver').map((part) => loadResolver(assembly, part)),
    ...(modelIntrospection === undefined ? {} : { modelIntrospection }),
  }
}
