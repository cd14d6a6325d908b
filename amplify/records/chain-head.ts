import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'

type Store = Pick<Services, 'dynamo' | 'tables'>

/**
 * How many rows a day's chain has, kept in the RepairRun table, away from the chain: whoever cuts off its end there has to
 * find it here as well. Key: `kind` is `chain`, `id` its name. Written behind each row, so that it may lag, never lead.
 */
const keyOf = (chain: string) => ({ kind: 'chain', id: chain })

/** 0 of a chain that has none. */
export const readHead = async ({ dynamo, tables }: Store, chain: string): Promise<number> => {
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.run, Key: keyOf(chain), ConsistentRead: true }))
  return Number(Item?.rows ?? 0)
}

export const raiseHead = ({ dynamo, tables }: Store, chain: string, rows: number) =>
  unlessRefused(
    dynamo.send(
      new UpdateCommand({
        TableName: tables.run,
        Key: keyOf(chain),
        UpdateExpression: 'SET #rows = :rows',
        ConditionExpression: 'attribute_not_exists(#rows) OR #rows < :rows',
        ExpressionAttributeNames: { '#rows': 'rows' },
        ExpressionAttributeValues: { ':rows': rows },
      }),
    ),
  )
