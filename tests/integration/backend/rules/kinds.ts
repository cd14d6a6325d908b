// The resources that rules speak of, and how many of each there are.
import { isDeepStrictEqual } from 'node:util'
import type { TemplateResource } from '../template-resources'
import type { ProductionRule } from './rule'

export const POOL = { type: 'AWS::Cognito::UserPool', count: 1 }
export const CLIENT = { type: 'AWS::Cognito::UserPoolClient', count: 1 }
export const API = { type: 'AWS::AppSync::GraphQLApi', count: 1 }
export const MODEL = { type: 'Custom::AmplifyDynamoDBTable', count: 2 }
export const TODO = { ...MODEL, count: 1, of: (table: TemplateResource) => JSON.stringify(table).includes('"Todo-"') }

const countsAttempts = ({ Properties }: TemplateResource) =>
  isDeepStrictEqual(Properties.KeySchema, [{ AttributeName: 'key', KeyType: 'HASH' }])
export const RECORD = {
  type: 'AWS::DynamoDB::Table',
  count: 6,
  of: (table: TemplateResource) => !countsAttempts(table),
}
export const ATTEMPTS = { type: 'AWS::DynamoDB::Table', count: 1, of: countsAttempts }

const tagged = (key: string, value: (text: string) => boolean) => (resource: TemplateResource) =>
  Object.entries(tagsOf(resource)).some(([name, text]) => name === key && value(text))
export const tagsOf = ({ Properties: { Tags, UserPoolTags } }: TemplateResource): Record<string, string> =>
  (UserPoolTags as Record<string, string> | undefined) ??
  Object.fromEntries(((Tags ?? []) as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]))

export const FUNCTIONS = [
  ...['custom-message', 'membership', 'post-confirmation', 'pre-authentication', 'pre-sign-up', 'repair-worker'],
]
export const FUNCTION = {
  type: 'AWS::Lambda::Function',
  count: FUNCTIONS.length,
  of: tagged('amplify:friendly-name', (name) => FUNCTIONS.includes(name)),
}
export const ALARM = { type: 'AWS::CloudWatch::Alarm' }
export const onMetric = (name: string, threshold: number) => (alarm: TemplateResource) =>
  alarm.Properties.MetricName === name && alarm.Properties.Threshold === threshold

export const isReference = (value: unknown) =>
  typeof value === 'object' && value !== null && ('Ref' in value || 'Fn::GetAtt' in value)

/** The same rule of several kinds of resource, each with its count. */
export const each = <T extends object>(rule: T, kinds: Pick<ProductionRule, 'type' | 'count' | 'of'>[]) =>
  kinds.map((kind) => ({ ...rule, ...kind }))
