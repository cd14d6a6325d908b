import { createHmac } from 'node:crypto'
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Limit } from './limits'

export interface AttemptServices {
  dynamo: DynamoDBDocumentClient
  table: string
  userPoolId: string
  /** Milliseconds since the epoch. */
  now: () => number
}

// How long a row outlives its window, in seconds: until DynamoDB has had time to delete it.
const KEPT = 3600

/** What stands in the table in place of an address: whoever reads it cannot tell whose it is. */
const hash = (userPoolId: string, name: string) =>
  createHmac('sha256', userPoolId).update(name.toLowerCase()).digest('base64url')

/** Counts one attempt in its window; answers how many seconds to wait, 0 when it is let through. */
export const takeAttempt = async (
  { dynamo, table, userPoolId, now }: AttemptServices,
  kind: string,
  name: string,
  { most, seconds }: Limit,
): Promise<number> => {
  const second = Math.floor(now() / 1000)
  const end = (Math.floor(second / seconds) + 1) * seconds
  const { Attributes } = await dynamo.send(
    new UpdateCommand({
      TableName: table,
      Key: { key: `${kind}#${hash(userPoolId, name)}#${end}` },
      UpdateExpression: 'ADD attempts :one SET expiresAt = :expiry',
      ExpressionAttributeValues: { ':one': 1, ':expiry': end + KEPT },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  return Number(Attributes?.attempts) > most ? end - second : 0
}
