// What deploys from the production branch, short enough to be read in a diff: resources, rights and rules.
import { createHash } from 'node:crypto'
import { type FieldDefinitionNode, type ObjectTypeDefinitionNode, parse, print } from 'graphql'
import type { GraphqlApi } from '../../../local/appsync/graphql-api'
import { statementsOf } from './statements'
import { ofType, type TemplateResources } from './template-resources'

const HASH = /[0-9A-F]{8}$/
const byName = <T>([a]: [string, T], [b]: [string, T]) => (a < b ? -1 : 1)

/** `data/membershiplambdaServiceRoleDefaultPolicy577E49AB` without the hash. */
const plain = (id: string) => id.replace(HASH, '')

/** What a reference across stacks is to: the end of a name that starts with the way there. */
const reference = (name: string) =>
  plain(name.replace(/^(referenceto|.*Outputs\.?)*amplifycommonsmainbranch[0-9a-f]{10}/, '').replace(/(Arn|Ref)$/, ''))

/** A value of a template as one text, what it refers to in braces. */
const textOf = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  const [[name, inner] = ['', '']] = Object.entries(value)
  if (name === 'Ref') return `{${reference(String(inner))}}`
  if (name === 'Fn::GetAtt') return `{${reference((inner as string[]).join('.').replace(/\.Arn$/, ''))}}`
  if (name === 'Fn::Join') return ((inner as [string, unknown[]])[1] ?? []).map(textOf).join('')
  if (name === 'Fn::Sub') return textOf([inner].flat()[0])
  return JSON.stringify(value)
}

/** Written out property by property: a change of any of them is a changed line. */
const WRITTEN_OUT = new Set([
  ...['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient', 'AWS::Cognito::UserPoolGroup'],
  ...['AWS::Cognito::IdentityPool', 'AWS::Cognito::IdentityPoolRoleAttachment', 'AWS::AppSync::GraphQLApi'],
  ...['Custom::AmplifyDynamoDBTable', 'AWS::DynamoDB::Table', 'AWS::Lambda::Function', 'AWS::Lambda::Permission'],
  ...['AWS::Lambda::EventInvokeConfig', 'AWS::Scheduler::Schedule', 'AWS::CloudWatch::Alarm', 'AWS::IAM::Role'],
  ...['AWS::Logs::LogGroup', 'AWS::Logs::MetricFilter', 'AWS::SNS::Topic'],
])
// Code changes with each change of ours, and what a role may do is listed with the rights.
const ELSEWHERE = new Set(['Code', 'IdentityPoolTags', 'Tags', 'UserPoolTags'])
const OF_ROLE = new Set(['ManagedPolicyArns', 'Policies'])

/** As JSON, but for what it refers to. */
const written = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`
  const entries = Object.entries(value)
  const isReference = entries.length === 1 && /^(Ref|Fn::(GetAtt|Join|Sub))$/.test(entries[0]?.[0] ?? '')
  return isReference ? textOf(value) : `{${entries.map(([name, inner]) => `${name}: ${written(inner)}`).join(', ')}}`
}

const propertyLines = (resources: TemplateResources) =>
  Object.entries(resources)
    .filter(([, { Type }]) => WRITTEN_OUT.has(Type))
    .flatMap(([id, { Type, Properties }]) =>
      Object.entries(Properties)
        .filter(([name]) => !ELSEWHERE.has(name) && !(Type === 'AWS::IAM::Role' && OF_ROLE.has(name)))
        .map(([name, value]) => `${plain(id)} ${name}: ${written(value)}`),
    )
    .toSorted()

const resourceLines = (resources: TemplateResources) => {
  const counts = new Map<string, number>()
  for (const [id, { Type, DeletionPolicy }] of Object.entries(resources)) {
    const line = `${id.replace(/\/[^/]*$/, '')}: ${Type}${DeletionPolicy ? `, ${DeletionPolicy}` : ''}`
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return [...counts].toSorted(byName).map(([line, count]) => `${line} × ${count}`)
}

const rightLines = (resources: TemplateResources) => {
  const inline = statementsOf(resources).map(
    ({ holder, statement: { Effect, Action, Resource } }) =>
      `${plain(holder)}: ${Effect} ${[Action].flat().toSorted().join(' ')} on ${textOf(Resource)}`,
  )
  const managed = ofType(resources, 'AWS::IAM::Role').flatMap(([id, { Properties }]) =>
    ((Properties.ManagedPolicyArns ?? []) as unknown[]).map((arn) => `${plain(id)}: ${textOf(arn)}`),
  )
  return [...inline, ...managed].toSorted()
}

const fieldLine = ({ name, arguments: inputs = [], type, directives = [] }: FieldDefinitionNode) => {
  const given = inputs.map(print).join(', ')
  const rules = directives.map(print).join(' ')
  return `${name.value}${given && `(${given})`}: ${print(type)}${rules && ` ${rules}`}`
}

/** What each operation takes, the groups that its templates name, and a mark that changes when they do. */
const operationLines = ({ schema, resolvers, functions }: GraphqlApi) => {
  const templates = new Map(functions.map(({ id, request, response }) => [id, `${request}\0${response}`]))
  const markOf = (type: string, field: string) => {
    const resolver = resolvers.find(({ typeName, fieldName }) => typeName === type && fieldName === field)
    if (!resolver) return 'no resolver'
    const parts = [resolver.request, ...(resolver.pipeline ?? []).map((id) => templates.get(id)), resolver.response]
    const groups = new Set(parts.join('\0').match(/(?<=")(admins|everyone)(?=")/g))
    return [...groups, createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 8)].join(', ')
  }
  return parse(schema)
    .definitions.filter((each): each is ObjectTypeDefinitionNode => each.kind === 'ObjectTypeDefinition')
    .filter(({ name }) => ['Query', 'Mutation', 'Subscription'].includes(name.value))
    .flatMap(({ name, fields = [] }) =>
      fields.map((field) => `${name.value}.${fieldLine(field)} [${markOf(name.value, field.name.value)}]`),
    )
    .toSorted()
}

interface ModelIntrospection {
  models: Record<string, { attributes: { type: string; properties: { rules?: unknown[] } }[] }>
}

const ruleLines = ({ modelIntrospection }: GraphqlApi) =>
  Object.entries((modelIntrospection as ModelIntrospection).models).flatMap(([model, { attributes }]) =>
    attributes.flatMap(({ properties }) => (properties.rules ?? []).map((rule) => `${model}: ${JSON.stringify(rule)}`)),
  )

export const summarise = (resources: TemplateResources, api: GraphqlApi, outputs: string[]): string =>
  Object.entries({
    Resources: resourceLines(resources),
    Rights: rightLines(resources),
    Properties: propertyLines(resources),
    Outputs: outputs,
    'Rules of the models': ruleLines(api),
    Operations: operationLines(api),
  })
    .map(([title, lines]) => `## ${title}\n${lines.map((line) => `- ${line}\n`).join('')}`)
    .join('\n')
