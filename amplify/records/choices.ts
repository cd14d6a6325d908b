// Choosing items of a plan. While it goes on a mark lies on the run: it keeps APPLY away, and tells of a call that died.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'
import type { RunRow, ShelfCounts } from './runs'

type Store = Pick<Services, 'dynamo' | 'tables' | 'now'>

// Longer than an invocation may take: a call whose mark is older is dead.
const DEAD_AFTER_MS = 60_000

const NAMES = { '#state': 'state', '#choosing': 'choosing' }

const update = async ({ dynamo, tables }: Store, id: string, change: Partial<UpdateCommandInput>) => {
  const command = { TableName: tables.run, Key: { kind: 'run', id }, ReturnValues: 'ALL_NEW', ...change } as const
  try {
    return (await dynamo.send(new UpdateCommand(command))).Attributes as RunRow
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}

/** Answers the mark. Undefined when the run is no longer a plan. */
export const beginChoice = async (services: Store & Pick<Services, 'newId'>, runId: string) => {
  const mark = `${new Date(services.now()).toISOString()}#${services.newId()}`
  const row = await update(services, runId, {
    UpdateExpression: 'ADD #choosing :marks',
    ConditionExpression: '#state = :planned',
    ExpressionAttributeNames: NAMES,
    ExpressionAttributeValues: { ':marks': new Set([mark]), ':planned': 'PLANNED' },
  })
  return row && mark
}

/** Books what has been moved. Undefined when the mark is gone: it was taken for dead, and everything counted anew. */
export const endChoice = (
  services: Store,
  runId: string,
  mark: string,
  moved: { chosen: number; leftAlone: number },
): Promise<RunRow | undefined> =>
  update(services, runId, {
    UpdateExpression: `SET #counts.#chosen = if_not_exists(#counts.#chosen, :none) + :chosen,
      #counts.#left = if_not_exists(#counts.#left, :none) + :left, #total = #total + :chosen DELETE #choosing :marks`,
    ConditionExpression: 'contains(#choosing, :mark)',
    ExpressionAttributeNames: {
      '#choosing': 'choosing',
      '#counts': 'counts',
      '#chosen': 'CHOSEN',
      '#left': 'LEFT_ALONE',
      '#total': 'chosen',
    },
    ExpressionAttributeValues: {
      ':none': 0,
      ':chosen': moved.chosen,
      ':left': moved.leftAlone,
      ':mark': mark,
      ':marks': new Set([mark]),
    },
  })

/** Says that a call is dead before its time is over: what it moved is counted anew by whoever comes next. */
export const abandonChoice = async (services: Store, runId: string, mark: string) => {
  const names = { ExpressionAttributeNames: { '#choosing': 'choosing' } }
  const dead = `${new Date(0).toISOString()}${mark.slice(mark.indexOf('#'))}`
  const add = { UpdateExpression: 'ADD #choosing :marks', ExpressionAttributeValues: { ':marks': new Set([dead]) } }
  const take = { UpdateExpression: 'DELETE #choosing :marks', ExpressionAttributeValues: { ':marks': new Set([mark]) } }
  await update(services, runId, { ...names, ...add, ConditionExpression: 'attribute_exists(#choosing)' })
  await update(services, runId, { ...names, ...take })
}

/** Whether items are being chosen now; and, when not, whether a call that did so has died and left the counts in doubt. */
export const choosingOf = ({ choosing }: RunRow, now: number): 'NOBODY' | 'SOMEBODY' | 'DEAD' => {
  if (!choosing || choosing.size === 0) return 'NOBODY'
  const isLive = [...choosing].some((mark) => now - Date.parse(mark.slice(0, mark.indexOf('#'))) < DEAD_AFTER_MS)
  return isLive ? 'SOMEBODY' : 'DEAD'
}

/** Writes what was counted item by item after a call had died. False when somebody chooses again. */
export const settleCounts = ({ dynamo, tables }: Store, run: RunRow, counts: ShelfCounts): Promise<boolean> =>
  unlessRefused(
    dynamo.send(
      new UpdateCommand({
        TableName: tables.run,
        Key: { kind: 'run', id: run.id },
        UpdateExpression: 'SET #counts = :counts, #total = :chosen REMOVE #choosing',
        ConditionExpression: '#state = :planned AND #choosing = :marks',
        ExpressionAttributeNames: { ...NAMES, '#counts': 'counts', '#total': 'chosen' },
        ExpressionAttributeValues: {
          ':counts': counts,
          ':chosen': counts.CHOSEN ?? 0,
          ':planned': 'PLANNED',
          ':marks': run.choosing,
        },
      }),
    ),
  )
