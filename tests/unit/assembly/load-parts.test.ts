import { describe, expect, it } from 'vitest'
import { loadFunctions } from '../../../local/assembly/load-functions'
import { loadGraphqlApi } from '../../../local/assembly/load-graphql-api'
import { loadPolicy } from '../../../local/assembly/load-policies'
import { loadTables } from '../../../local/assembly/load-tables'
import { loadUserPool } from '../../../local/assembly/load-user-pool'
import type { Template } from '../../../local/assembly/stack'
import { allowing, assemblyOf, ROLE, resource } from './assembly-of'

describe('the policy of a role', () => {
  const role = resource('AWS::IAM::Role', { RoleName: 'worker', Policies: [allowing('s3:GetObject', 'a')] })

  it('gathers inline, attached and managed policies of that role only', () => {
    const assembly = assemblyOf({
      role,
      mine: resource('AWS::IAM::Policy', { Roles: [{ Ref: 'role' }], ...allowing(['sqs:SendMessage'], ['b', 'c']) }),
      managed: resource('AWS::IAM::ManagedPolicy', { Roles: [{ Ref: 'role' }], ...allowing('sns:Publish', '*') }),
      others: resource('AWS::IAM::Policy', { Roles: ['another'], ...allowing('*', '*') }),
    })
    expect(loadPolicy(assembly, ROLE)).toEqual([
      { effect: 'Allow', actions: ['s3:GetObject'], resources: ['a'] },
      { effect: 'Allow', actions: ['sqs:SendMessage'], resources: ['b', 'c'] },
      { effect: 'Allow', actions: ['sns:Publish'], resources: ['*'] },
    ])
  })

  it('keeps a refusal a refusal', () => {
    const assembly = assemblyOf({
      role,
      deny: resource('AWS::IAM::Policy', { Roles: ['worker'], ...allowing('a:B', '*', { Effect: 'Deny' }) }),
    })
    expect(loadPolicy(assembly, ROLE)).toContainEqual({ effect: 'Deny', actions: ['a:B'], resources: ['*'] })
  })

  it.each([
    ['a condition', allowing('a:B', '*', { Condition: { Bool: {} } })],
    ['NotAction', { PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 'a:B', Resource: '*' }] } }],
    ['NotResource', { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'a:B', NotResource: 'x' }] } }],
  ])('is refused, not guessed, when it has %s', (_, policy) => {
    const assembly = assemblyOf({ role, odd: resource('AWS::IAM::Policy', { Roles: ['worker'], ...policy }) })
    expect(() => loadPolicy(assembly, ROLE)).toThrow('worker has one with more')
  })
})

describe('the functions', () => {
  const own = (Variables: Record<string, string>, path = 'asset.abc') =>
    resource(
      'AWS::Lambda::Function',
      {
        Handler: 'index.handler',
        Role: ROLE,
        Environment: { Variables },
        Tags: [{ Key: 'amplify:friendly-name', Value: 'worker' }],
      },
      { 'aws:asset:path': path, 'aws:asset:is-bundled': true },
    )

  it('have Lambda’s own defaults when the template is silent', () => {
    const [worker] = loadFunctions(assemblyOf({ worker: own({}) }))
    expect(worker).toMatchObject({
      name: 'worker',
      timeoutSeconds: 3,
      memoryMegabytes: 128,
      codeDirectory: '/assets/abc',
    })
  })

  it('keep to the events that the template gives them, by default to Lambda’s own', () => {
    const config = resource('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: 'worker' },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    })
    const other = resource('AWS::Lambda::EventInvokeConfig', { FunctionName: 'another', MaximumRetryAttempts: 1 })
    const eventsOf = (resources: Template['Resources']) => loadFunctions(assemblyOf(resources))[0]?.events
    expect(eventsOf({ worker: own({}), config, other })).toEqual({ retries: 0, maximumAgeSeconds: 60 })
    expect(eventsOf({ worker: own({}), other })).toEqual({ retries: 2, maximumAgeSeconds: 21_600 })
  })

  it('find the values that they would look up, and no look-up', () => {
    const AMPLIFY_SSM_ENV_CONFIG = JSON.stringify({ POOL: { path: '/amplify/POOL' }, SECRET: { path: '/elsewhere' } })
    const assembly = assemblyOf({
      worker: own({ AMPLIFY_SSM_ENV_CONFIG, POOL: '<value>', SECRET: '<value>', PLAIN: 'x' }),
      AMPLIFYPOOL: resource('AWS::SSM::Parameter', { Name: '/amplify/POOL', Value: 'pool-1' }),
    })
    expect(loadFunctions(assembly)[0]?.environment).toEqual({
      POOL: 'pool-1',
      SECRET: '<value>',
      PLAIN: 'x',
      AMPLIFY_SSM_ENV_CONFIG: '{}',
    })
  })

  it('leave out those that CDK and Amplify add for a deployment', () => {
    const helper = resource(
      'AWS::Lambda::Function',
      { Runtime: 'python3.13', Tags: [] },
      { 'aws:asset:is-bundled': false },
    )
    expect(loadFunctions(assemblyOf({ helper }))).toEqual([])
  })
})

describe('the tables', () => {
  const AttributeDefinitions = [{ AttributeName: 'id', AttributeType: 'S' }]
  const KeySchema = [{ AttributeName: 'id', KeyType: 'HASH' }]

  it('keep what an index projects', () => {
    const index = { IndexName: 'byX', KeySchema, Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a'] } }
    const Table = resource('AWS::DynamoDB::Table', { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes: [index] })
    expect(loadTables(assemblyOf({ Table }))[0]?.indexes).toEqual([index])
  })

  it('say when their rows expire, if they do', () => {
    const ttlOf = (type: string, properties: Record<string, unknown>) =>
      loadTables(assemblyOf({ Table: resource(type, properties) }))[0]?.timeToLive
    const keys = { AttributeDefinitions, KeySchema }
    const expiring = (Enabled: boolean) => ({ TimeToLiveSpecification: { AttributeName: 'ttl', Enabled } })
    expect(ttlOf('AWS::DynamoDB::Table', { ...keys, ...expiring(true) })).toBe('ttl')
    expect(ttlOf('AWS::DynamoDB::Table', { ...keys, ...expiring(false) })).toBeUndefined()
    expect(ttlOf('AWS::DynamoDB::Table', keys)).toBeUndefined()
    const amplify = {
      tableName: 'Todo',
      attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
      keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
      timeToLiveSpecification: { attributeName: 'ttl', enabled: true },
    }
    expect(ttlOf('Custom::AmplifyDynamoDBTable', amplify)).toBe('ttl')
  })

  it('are refused with a key that is none', () => {
    const odd = [{ AttributeName: 'id', KeyType: 'MAP' }]
    const Table = resource('AWS::DynamoDB::Table', { AttributeDefinitions, KeySchema: odd })
    expect(() => loadTables(assemblyOf({ Table }))).toThrow(/KeyType/)
  })
})

describe('the user pool', () => {
  const pool = resource('AWS::Cognito::UserPool')
  const client = (properties: object) =>
    resource('AWS::Cognito::UserPoolClient', { UserPoolId: { Ref: 'pool' }, ...properties })

  it('has Cognito’s own defaults when the template is silent', () => {
    const userPool = loadUserPool(assemblyOf({ pool, client: client({}) }), 'us-east-1')
    expect(userPool).toMatchObject({
      adminCreateUserOnly: false,
      triggers: {},
      passwordPolicy: { minimumLength: 8, requireSymbols: false, temporaryPasswordValidityDays: 7 },
      clients: [
        {
          accessTokenSeconds: 3600,
          idTokenSeconds: 3600,
          refreshTokenSeconds: 2_592_000,
          preventUserExistenceErrors: false,
        },
      ],
    })
  })

  it.each([
    ['seconds', 300, 300],
    ['minutes', 15, 900],
    ['hours', 2, 7200],
    ['days', 1, 86_400],
  ])('counts token validity in %s', (AccessToken, AccessTokenValidity, seconds) => {
    const assembly = assemblyOf({ pool, client: client({ AccessTokenValidity, TokenValidityUnits: { AccessToken } }) })
    expect(loadUserPool(assembly, 'us-east-1').clients[0]?.accessTokenSeconds).toBe(seconds)
  })

  it('refuses a unit that Cognito does not have', () => {
    const assembly = assemblyOf({ pool, client: client({ TokenValidityUnits: { IdToken: 'fortnights' } }) })
    expect(() => loadUserPool(assembly, 'us-east-1')).toThrow('unknown units: fortnights')
  })

  it('leaves clients and groups of another pool alone', () => {
    const assembly = assemblyOf({
      pool,
      client: resource('AWS::Cognito::UserPoolClient', { UserPoolId: 'us-east-1_Other1234' }),
      group: resource('AWS::Cognito::UserPoolGroup', { UserPoolId: 'us-east-1_Other1234', GroupName: 'theirs' }),
    })
    expect(loadUserPool(assembly, 'us-east-1')).toMatchObject({ clients: [], groups: [] })
  })

  it.each([0, 2])('is one: %i are refused', (count) => {
    const pools = Object.fromEntries(Array.from({ length: count }, (_, index) => [`pool${index}`, pool]))
    expect(() => loadUserPool(assemblyOf(pools), 'us-east-1')).toThrow('should define one user pool')
  })
})

describe('the API', () => {
  const api = resource('AWS::AppSync::GraphQLApi', {
    Name: 'data',
    AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
    UserPoolConfig: { UserPoolId: 'us-east-1_abc' },
  })
  const schema = resource('AWS::AppSync::GraphQLSchema', { Definition: 'type Query { a: String }' })

  it('has AppSync’s own defaults when the template is silent', () => {
    expect(loadGraphqlApi(assemblyOf({ api, schema }))).toMatchObject({
      schema: 'type Query { a: String }',
      isIntrospectionEnabled: true,
      queryDepthLimit: 0,
      resolverCountLimit: 0,
      appIdClientRegex: null,
    })
  })

  it('reads a resolver of one data source, its templates in place or from assets', () => {
    const resolver = resource('AWS::AppSync::Resolver', {
      TypeName: 'Query',
      FieldName: 'a',
      DataSourceName: 'NONE_DS',
      RequestMappingTemplate: 'request',
      ResponseMappingTemplateS3Location: 's3://bucket/r.vtl',
    })
    expect(loadGraphqlApi(assemblyOf({ api, schema, resolver })).resolvers).toEqual([
      {
        typeName: 'Query',
        fieldName: 'a',
        pipeline: null,
        dataSource: 'NONE_DS',
        request: 'request',
        response: 'text of s3://bucket/r.vtl',
      },
    ])
  })

  it('names a kind of data source that the twin does not have', () => {
    const source = resource('AWS::AppSync::DataSource', { Name: 'web', Type: 'HTTP' })
    expect(() => loadGraphqlApi(assemblyOf({ api, schema, source }))).toThrow(
      'The twin has no data source of the type HTTP, as source is.',
    )
  })
})
