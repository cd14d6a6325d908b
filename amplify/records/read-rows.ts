import { BatchGetCommand, type BatchGetCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'

// DynamoDB's own limit.
const KEYS_AT_ONCE = 100
const BATCHES_AT_ONCE = 8
const ATTEMPTS = 5

type Keys = Record<string, string>[]
type How = Pick<
  NonNullable<BatchGetCommandInput['RequestItems']>[string],
  'ConsistentRead' | 'ProjectionExpression' | 'ExpressionAttributeNames'
>

/** The rows that there are of those keys, in no order. Keys that stand twice are read once. */
export const readRows = async <Row>(
  services: Pick<Services, 'dynamo' | 'wait'>,
  table: string,
  keys: Keys,
  how: How = {},
): Promise<Row[]> => {
  const left = [...new Map(keys.map((key) => [JSON.stringify(key), key])).values()]
  const rows: Row[] = []
  const readOn = async () => {
    while (left.length > 0)
      rows.push(...((await readSome(services, table, left.splice(0, KEYS_AT_ONCE), how)) as Row[]))
  }
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, readOn))
  return rows
}

/** One batch; what DynamoDB leaves unread is asked for again. */
const readSome = async ({ dynamo, wait }: Pick<Services, 'dynamo' | 'wait'>, table: string, keys: Keys, how: How) => {
  const rows: unknown[] = []
  let unread: unknown[] = keys
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (attempt > 0) await wait(50 * 2 ** attempt)
    const reply = await dynamo.send(
      new BatchGetCommand({ RequestItems: { [table]: { ...how, Keys: unread as Keys } } }),
    )
    rows.push(...(reply.Responses?.[table] ?? []))
    unread = reply.UnprocessedKeys?.[table]?.Keys ?? []
    if (unread.length === 0) return rows
  }
  throw new Error(`DynamoDB left keys unread after ${ATTEMPTS} attempts`)
}
