import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Shelf } from '../../../../lib/domain/repair'
import { sealCursor } from '../../../records/cursor'
import { itemKey, shelfKey } from '../../../records/items'
import { readRun } from '../../../records/run-store'
import type { ItemRow } from '../../../records/runs'
import type { Caller, Services } from '../../../services'
import { type PageInput, readPage } from '../page-input'

interface RepairItemsInput extends PageInput {
  runId: string
  shelf?: Shelf | null
}

/** Of a shelf by its index, of all shelves by the table: a page costs a page. */
const queryOf = (
  { runId, shelf }: RepairItemsInput,
  behind: string | undefined,
): Omit<QueryCommandInput, 'TableName'> => {
  const key = itemKey(behind ?? '')
  if (shelf) {
    const onShelf = shelfKey(runId, shelf)
    return {
      IndexName: 'byShelf',
      KeyConditionExpression: 'shelfKey = :shelf',
      ExpressionAttributeValues: { ':shelf': onShelf },
      ExclusiveStartKey: behind === undefined ? undefined : { shelfKey: onShelf, username: behind, runId, key },
    }
  }
  return {
    KeyConditionExpression: 'runId = :run AND begins_with(#key, :items)',
    ExpressionAttributeNames: { '#key': 'key' },
    ExpressionAttributeValues: { ':run': runId, ':items': itemKey('') },
    ExclusiveStartKey: behind === undefined ? undefined : { runId, key },
    ConsistentRead: true,
  }
}

/** A page of a run's items in the order of their usernames. */
export const repairItems = async (services: Services, _caller: Caller, input: RepairItemsInput) => {
  const question = ['repairItems', input.runId, input.shelf ?? null]
  const page = readPage(input, question)
  if (!page) return { refusal: 'INVALID' }
  if (!(await readRun(services, input.runId))) return { refusal: 'NOT_FOUND' }
  const query = queryOf(input, page.place && String(page.place.username))
  const { Items = [], LastEvaluatedKey } = await services.dynamo.send(
    new QueryCommand({ ...query, TableName: services.tables.item, Limit: page.rows }),
  )
  const last = (Items as ItemRow[]).at(-1)
  return {
    items: (Items as ItemRow[]).map(({ runId: _, key, epoch, shelfKey: __, expiresAt, ...item }) => item),
    nextCursor: LastEvaluatedKey && last ? sealCursor(question, { username: last.username }) : null,
  }
}
