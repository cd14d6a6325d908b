import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadBackend } from '../../../local/assembly/load-backend'
import { type Synthesis, synthesise } from '../../../scripts/synthesise'
import { dependencies, findCycle } from './template-graph'

// The type that deploys from a branch: its removal policies and settings differ from a sandbox's.
let synthesis: Synthesis

beforeAll(async () => {
  synthesis = await synthesise({ type: 'branch' })
})

const templates = () =>
  readdirSync(synthesis.directory)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => ({ name, body: JSON.parse(readFileSync(join(synthesis.directory, name), 'utf8')) }))

const resourcesOf = (type: string): { Properties: Record<string, unknown> }[] =>
  templates().flatMap(({ body }) =>
    Object.values(body.Resources as Record<string, { Type: string; Properties: Record<string, unknown> }>).filter(
      (resource) => resource.Type === type,
    ),
  )

const only = <T>(all: T[]): T => {
  expect(all).toHaveLength(1)
  return all[0] as T
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own placeholder
const SUB = 'arn:${Name}'

describe('the templates', () => {
  test('hold no circle of dependencies, neither between stacks nor inside one', () => {
    expect(templates().length).toBeGreaterThan(5)
    for (const { name, body } of templates()) expect(findCycle(dependencies(body)), name).toBeUndefined()
  })

  test('would be refused if a policy and its function waited for each other', () => {
    const planted = {
      Resources: {
        Worker: { DependsOn: ['Rights'], Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } },
        Rights: { Properties: { Resource: { 'Fn::Sub': [SUB, { Name: { Ref: 'Worker' } }] } } },
        Role: {},
      },
    }
    expect(findCycle(dependencies(planted))).toEqual(['Worker', 'Rights', 'Worker'])
  })

  test('come with no warning of our making', () => {
    const fromPackages = [
      // Printed for every custom operation with a group rule; the sentence itself says that groups are safe.
      /^Be careful when using @auth directives on a field in a root type/,
      // Amplify's own constructs call it.
      /^\[WARNING\] aws-cdk-lib\.CfnResource#addDependency is deprecated/,
      /^npm warn/,
    ]
    const warnings = synthesis.log
      .split('\n')
      .filter((line) => /warn|careful/i.test(line) && !fromPackages.some((known) => known.test(line.trim())))
    expect(warnings).toEqual([])
    const annotated = readdirSync(synthesis.directory)
      .filter((name) => name.endsWith('metadata.json') || name === 'manifest.json')
      .filter((name) => /"aws:cdk:(warning|error)"/.test(readFileSync(join(synthesis.directory, name), 'utf8')))
    expect(annotated).toEqual([])
  })
})

describe('the user pool', () => {
  test('asks for passwords of 12 and hides who exists', () => {
    const pool = only(resourcesOf('AWS::Cognito::UserPool')).Properties
    expect(pool).toMatchObject({
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
    })
    const client = only(resourcesOf('AWS::Cognito::UserPoolClient')).Properties
    expect(client).toMatchObject({
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'days' },
      AllowedOAuthFlowsUserPoolClient: false,
    })
    expect(client).not.toHaveProperty('AllowedOAuthFlows')
    expect(client).not.toHaveProperty('CallbackURLs')
  })

  test('has the two groups, its triggers, authenticator apps for those who want one, and no guests', () => {
    const groups = resourcesOf('AWS::Cognito::UserPoolGroup').map((group) => group.Properties.GroupName)
    expect(groups.toSorted()).toEqual(['admins', 'everyone'])
    const pool = only(resourcesOf('AWS::Cognito::UserPool')).Properties
    const triggers = ['CustomMessage', 'PostConfirmation', 'PreAuthentication', 'PreSignUp']
    expect(Object.keys(pool.LambdaConfig as object).toSorted()).toEqual(triggers)
    expect(pool).toMatchObject({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] })
    expect(only(resourcesOf('AWS::Cognito::IdentityPool')).Properties.AllowUnauthenticatedIdentities).toBe(false)
  })
})

describe('the API', () => {
  test('hides its schema, limits how much one request may ask, and takes one client only', () => {
    const api = only(resourcesOf('AWS::AppSync::GraphQLApi')).Properties
    expect(api).toMatchObject({
      AuthenticationType: 'AMAZON_COGNITO_USER_POOLS',
      IntrospectionConfig: 'DISABLED',
      QueryDepthLimit: 4,
      ResolverCountLimit: 10,
    })
    expect(api.UserPoolConfig).toHaveProperty('AppIdClientRegex')
  })

  test('offers no scan, and neither writes nor subscriptions of members', () => {
    const { schema } = loadBackend(synthesis.directory).graphqlApi
    expect(schema).toContain('todosByState')
    expect(schema).not.toMatch(/\blistTodos\b|\blistMembers\b|(create|update|delete|onCreate|onUpdate|onDelete)Member/)
  })
})

describe('the tables of the models', () => {
  const modelTable = (name: string) =>
    only(
      resourcesOf('Custom::AmplifyDynamoDBTable').filter(({ Properties }) =>
        JSON.stringify(Properties.tableName).includes(`"${name}-"`),
      ),
    ).Properties as {
      globalSecondaryIndexes: { indexName: string; keySchema: { attributeName: string }[] }[]
      timeToLiveSpecification?: unknown
    }
  const indexesOf = (name: string) =>
    modelTable(name).globalSecondaryIndexes.map(({ indexName, keySchema }) => [
      indexName,
      ...keySchema.map(({ attributeName }) => attributeName),
    ])

  test('are indexed by what the lists ask, one of them by two fields in one attribute', () => {
    expect(indexesOf('Todo')).toEqual([
      ['todosByStateAndCreatedAt', 'state', 'createdAt'],
      ['todosByOwnerAndStateAndId', 'owner', 'state#id'],
    ])
    expect(indexesOf('Member')).toEqual([['membersByDirectoryAndSortName', 'directory', 'sortName']])
  })

  test('forget what has been in the trash for its time, and nothing else', () => {
    expect(modelTable('Todo').timeToLiveSpecification).toEqual({ attributeName: 'expiresAt', enabled: true })
    expect(modelTable('Member').timeToLiveSpecification).toBeUndefined()
  })
})

describe('the records', () => {
  const tables = () =>
    templates().flatMap(({ body }) =>
      Object.values(body.Resources as Record<string, Record<string, unknown>>).filter(
        ({ Type }) => Type === 'AWS::DynamoDB::Table',
      ),
    )

  const countsAttempts = ({ Properties }: Record<string, unknown>) =>
    JSON.stringify(Properties).includes('"AttributeName":"key","KeyType":"HASH"') &&
    !JSON.stringify(Properties).includes('"KeyType":"RANGE"')

  test('outlive the stack that made them, and cost nothing while nobody asks', () => {
    const records = tables().filter((table) => !countsAttempts(table))
    expect(records).toHaveLength(6)
    for (const table of records)
      expect(table).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: { BillingMode: 'PAY_PER_REQUEST' },
      })
  })

  test('are not the counts of attempts, which go with their stack and are forgotten after their hour', () => {
    expect(tables().filter(countsAttempts)).toMatchObject([
      {
        DeletionPolicy: 'Delete',
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        },
      },
    ])
  })

  test('are worked on by one schedule, each minute', () => {
    expect(only(resourcesOf('AWS::Scheduler::Schedule')).Properties).toMatchObject({
      ScheduleExpression: 'cron(* * * * ? *)',
      State: 'ENABLED',
    })
    expect(only(resourcesOf('AWS::Lambda::EventInvokeConfig')).Properties).toMatchObject({
      MaximumRetryAttempts: 2,
      MaximumEventAgeInSeconds: 300,
    })
  })
})
