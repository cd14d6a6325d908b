import type { Right } from './authorize'

export interface Account {
  region: string
  accountId: string
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

/** The right that a Cognito operation needs: on the pool that it names, or on everything when it names none. */
export const cognitoRights = (operation: string, input: unknown, { region, accountId }: Account): Right[] => {
  const poolId = record(input).UserPoolId
  const resource = typeof poolId === 'string' ? `arn:aws:cognito-idp:${region}:${accountId}:userpool/${poolId}` : '*'
  return [{ action: `cognito-idp:${operation}`, resource }]
}

/** The rights that a DynamoDB operation needs: one for each table, or index, that it touches. */
export const dynamoDbRights = (operation: string, input: unknown, { region, accountId }: Account): Right[] => {
  const { TableName, IndexName, RequestItems } = record(input)
  const action = `dynamodb:${operation}`
  const arnOf = (table: string) => `arn:aws:dynamodb:${region}:${accountId}:table/${table}`
  if (RequestItems !== undefined) {
    return Object.keys(record(RequestItems)).map((table) => ({ action, resource: arnOf(table) }))
  }
  if (typeof TableName !== 'string') return [{ action, resource: '*' }]
  const index = typeof IndexName === 'string' ? `/index/${IndexName}` : ''
  return [{ action, resource: `${arnOf(TableName)}${index}` }]
}
