import { z } from 'zod'
import type { Table } from '../contract'
import type { Assembly } from './assembly'
import type { Resource } from './stack'

const keys = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))

const tableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
  KeySchema: keys,
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema: keys,
        Projection: z.object({
          ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .default([]),
  TimeToLiveSpecification: z.object({ AttributeName: z.string().optional(), Enabled: z.boolean() }).optional(),
})

/** Amplify's own table resource writes the same properties as DynamoDB's, with small first letters. */
const capitalised = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(capitalised)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.charAt(0).toUpperCase() + key.slice(1), capitalised(item)]),
  )
}

const loadTable = (resource: Resource): Table => {
  const isAmplify = resource.type === 'Custom::AmplifyDynamoDBTable'
  const table = tableProperties.parse(isAmplify ? capitalised(resource.properties) : resource.properties)
  const expiry = table.TimeToLiveSpecification
  return {
    name: resource.id,
    arn: String(resource.attribute('Arn')),
    attributeDefinitions: table.AttributeDefinitions,
    keySchema: table.KeySchema,
    indexes: table.GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection: projection }) => ({
      IndexName,
      KeySchema,
      Projection: {
        ProjectionType: projection.ProjectionType,
        ...(projection.NonKeyAttributes ? { NonKeyAttributes: projection.NonKeyAttributes } : {}),
      },
    })),
    ...(expiry?.Enabled && expiry.AttributeName && { timeToLive: expiry.AttributeName }),
  }
}

/** Every table of the backend: those of AppSync's models, and those that only functions see. */
export const loadTables = (assembly: Assembly): Table[] =>
  [...assembly.ofType('Custom::AmplifyDynamoDBTable'), ...assembly.ofType('AWS::DynamoDB::Table')].map(loadTable)
