import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadBackend } from '../../../local/assembly/load-backend'
import { type Synthesis, synthesise } from '../../../scripts/synthesise'
import { dependencies, findCycle } from './template-graph'

// The type that deploys from a branch: its removal policies and settings differ from a sandbox's.
let synthesis: Synthesis

beforeAll(async () => {
  synthesis = await synthesise({ branch: 'main' })
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

test('the user pool has the two groups', () => {
  const groups = resourcesOf('AWS::Cognito::UserPoolGroup').map((group) => group.Properties.GroupName)
  expect(groups.toSorted()).toEqual(['admins', 'everyone'])
})

test('the API offers no scan, and neither writes nor subscriptions of members', () => {
  const { schema } = loadBackend(synthesis.directory).graphqlApi
  expect(schema).toContain('todosByState')
  expect(schema).not.toMatch(/\blistTodos\b|\blistMembers\b|(create|update|delete|onCreate|onUpdate|onDelete)Member/)
})

describe('the tables of the models', () => {
  const modelTable = (name: string) =>
    only(
      resourcesOf('Custom::AmplifyDynamoDBTable').filter(({ Properties }) =>
        JSON.stringify(Properties.tableName).includes(`"${name}-"`),
      ),
    ).Properties as { globalSecondaryIndexes: { indexName: string; keySchema: { attributeName: string }[] }[] }
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
})
