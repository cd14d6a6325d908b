import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { RunMove } from '../repair/run-move'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import type { RunRow } from './runs'

type Store = Pick<Services, 'dynamo' | 'tables'>

const keyOf = (id: string) => ({ kind: 'run', id })

// DynamoDB throws for a key that no row could have.
const RUN_ID = /^[\w-]{1,64}$/

export const readRun = async ({ dynamo, tables }: Store, id: string): Promise<RunRow | undefined> => {
  if (!RUN_ID.test(id)) return undefined
  const { Item } = await dynamo.send(new GetCommand({ TableName: tables.run, Key: keyOf(id), ConsistentRead: true }))
  return Item as RunRow | undefined
}

/** False when there is a run of that id. */
export const putRun = ({ dynamo, tables }: Store, run: RunRow) =>
  unlessRefused(
    dynamo.send(new PutCommand({ TableName: tables.run, Item: run, ConditionExpression: 'attribute_not_exists(id)' })),
  )

/** Ids of the runs that want a worker, oldest first. */
export const dueRunIds = async ({ dynamo, tables }: Store): Promise<string[]> => {
  const { Items = [] } = await dynamo.send(
    new QueryCommand({
      TableName: tables.run,
      IndexName: 'byWork',
      KeyConditionExpression: '#work = :due',
      ExpressionAttributeNames: { '#work': 'work' },
      ExpressionAttributeValues: { ':due': 'due' },
    }),
  )
  return Items.map(({ id }) => String(id))
}

/** The parts of an UpdateCommand that set and remove attributes. `remove` names none that `set` has. */
export const changeExpression = (set: Record<string, unknown>, remove: readonly string[]) => {
  const given = Object.entries(set).filter(([, value]) => value !== undefined)
  const names = [...given.map(([name]) => name), ...remove]
  const sets = given.map(([name]) => `#${name} = :${name}`).join(', ')
  const removes = remove.map((name) => `#${name}`).join(', ')
  return {
    UpdateExpression: [sets && `SET ${sets}`, removes && `REMOVE ${removes}`].filter(Boolean).join(' '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
  }
}

const isMoved = (found: RunRow, { set, remove }: RunMove) =>
  Object.entries(set).every(([name, value]) => typeof value === 'object' || found[name as keyof RunRow] === value) &&
  remove.every((name) => name in set || !(name in found))

/**
 * Carries out an order that was found to be legal for the run as it was read. Undefined when the run has changed since:
 * its state, the order it waits to obey, or who is chosen.
 */
export const moveRun = async ({ dynamo, tables }: Store, run: RunRow, move: RunMove): Promise<RunRow | undefined> => {
  const removed = move.remove.filter((name) => !(name in move.set))
  const change = changeExpression(move.set as Record<string, unknown>, removed)
  // What is applied, or given up, is a plan that nobody is changing.
  const settled = run.state === 'PLANNED' ? ' AND attribute_not_exists(#choosing)' : ''
  const waiting = run.order === undefined ? 'attribute_not_exists(#order)' : '#order = :given'
  try {
    const { Attributes } = await dynamo.send(
      new UpdateCommand({
        TableName: tables.run,
        Key: keyOf(run.id),
        UpdateExpression: change.UpdateExpression,
        ConditionExpression: `#state = :found AND #chosen = :seen AND ${waiting}${settled}`,
        ExpressionAttributeNames: {
          ...change.ExpressionAttributeNames,
          '#state': 'state',
          '#order': 'order',
          '#chosen': 'chosen',
          ...(settled && { '#choosing': 'choosing' }),
        },
        ExpressionAttributeValues: {
          ...change.ExpressionAttributeValues,
          ':found': run.state,
          ':seen': run.chosen,
          ...(run.order !== undefined && { ':given': run.order }),
        },
        ReturnValues: 'ALL_NEW',
      }),
    )
    return Attributes as RunRow
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
  // The SDK may have sent it twice: then it has changed as it was to.
  const found = await readRun({ dynamo, tables }, run.id)
  return found && isMoved(found, move) ? found : undefined
}
