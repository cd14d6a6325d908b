import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'

type Store = Pick<Services, 'dynamo' | 'wait'>
type Key = Record<string, unknown>

const GET_AT_ONCE = 100
const PUT_AT_ONCE = 25
const ATTEMPTS = 8

/** DynamoDB may leave a part of a batch undone: that part is asked for again, later each time. */
const untilDone = async <T>(wait: Store['wait'], all: T[], size: number, send: (batch: T[]) => Promise<T[]>) => {
  let left = all
  for (let attempt = 0; left.length > 0; ) {
    const undone = await send(left.slice(0, size))
    left = [...undone, ...left.slice(size)]
    if (undone.length === 0) continue
    attempt += 1
    if (attempt === ATTEMPTS) throw new Error(`DynamoDB left a part of a batch undone ${ATTEMPTS} times`)
    await wait(50 * 2 ** attempt)
  }
}

/** The rows that there are, as they are now, in no order. */
export const getAll = async (
  { dynamo, wait }: Store,
  table: string,
  keys: Key[],
): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  await untilDone(wait, keys, GET_AT_ONCE, async (Keys) => {
    const { Responses, UnprocessedKeys } = await dynamo.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    )
    rows.push(...(Responses?.[table] ?? []))
    return UnprocessedKeys?.[table]?.Keys ?? []
  })
  return rows
}

/** Puts rows of different keys, whatever stood there. */
export const putAll = ({ dynamo, wait }: Store, table: string, rows: object[]): Promise<void> =>
  untilDone(wait, rows, PUT_AT_ONCE, async (batch) => {
    const requests = batch.map((row) => ({ PutRequest: { Item: row as Record<string, unknown> } }))
    const { UnprocessedItems } = await dynamo.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }))
    return (UnprocessedItems?.[table] ?? []).flatMap(({ PutRequest }) => (PutRequest?.Item ? [PutRequest.Item] : []))
  })
