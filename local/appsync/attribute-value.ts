import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** DynamoDB's typed value as the plain one that a mapping template sees. */
const plainValue = (value: AttributeValue): unknown => {
  if (value.S !== undefined) return value.S
  if (value.N !== undefined) return Number(value.N)
  if (value.BOOL !== undefined) return value.BOOL
  if (value.M !== undefined) return plainItem(value.M)
  if (value.L !== undefined) return value.L.map(plainValue)
  if (value.SS !== undefined) return value.SS
  if (value.NS !== undefined) return value.NS.map(Number)
  return null
}

export const plainItem = (item: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plainValue(value)]))
