import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import type { ExclusionRow } from './exclusion-row'

type Records = Pick<Services, 'dynamo' | 'tables'>

export const readExclusion = async ({ dynamo, tables }: Records, username: string) => {
  const key = { TableName: tables.exclusion, Key: { username }, ConsistentRead: true }
  return (await dynamo.send(new GetCommand(key))).Item as ExclusionRow | undefined
}

/** Everybody who is kept out, by username: a walk over the table, which has a row for each of them and no other. */
export const allExclusions = async ({ dynamo, tables }: Records) => {
  const found = new Map<string, ExclusionRow>()
  let from: Record<string, unknown> | undefined
  do {
    const page = await dynamo.send(new ScanCommand({ TableName: tables.exclusion, ExclusiveStartKey: from }))
    for (const row of (page.Items ?? []) as ExclusionRow[]) found.set(row.username, row)
    from = page.LastEvaluatedKey
  } while (from)
  return found
}

/** Remembers that somebody is kept out. False when they already are: who did it first, and when, stays. */
export const putExclusion = ({ dynamo, tables }: Records, row: ExclusionRow): Promise<boolean> =>
  unlessRefused(
    dynamo.send(
      new PutCommand({
        TableName: tables.exclusion,
        Item: row,
        ConditionExpression: 'attribute_not_exists(username)',
      }),
    ),
  )

/** False when they were not kept out. */
export const deleteExclusion = ({ dynamo, tables }: Records, username: string): Promise<boolean> =>
  unlessRefused(
    dynamo.send(
      new DeleteCommand({
        TableName: tables.exclusion,
        Key: { username },
        ConditionExpression: 'attribute_exists(username)',
      }),
    ),
  )
