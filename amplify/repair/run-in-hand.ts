import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { changeExpression, dueRunIds, readRun } from '../records/run-store'
import type { RunRow } from '../records/runs'
import type { Services } from '../services'
import { DeposedError, type Shift } from './shift'

const REPORT_EVERY_MS = 1_000

// A turn lasts ten times as long as it took to get going, to read what is kept of the walks for one: that costs a tenth of it.
const SHORTEST_TURN_MS = 10_000
const TURN_OVER_START = 10

/** An administrator wants the run to stop here. */
export class OrderedError extends Error {
  constructor(readonly order: 'PAUSE' | 'CANCEL') {
    super(`Ordered: ${order}`)
  }
}

/** Others wait, and this run has had its turn. It goes on from what is written down. */
export class TurnOverError extends Error {}

type Change = Partial<Omit<RunRow, 'kind' | 'id' | 'epoch' | 'order'>>

/** The run that a worker is on: its row as it stands, and the only way by which the worker writes it. */
export interface RunInHand {
  services: Services
  shift: Shift
  /** Calls, walks and throttling are set here as they come, and written with the next write or report. */
  row: RunRow
  /** Throws DeposedError when a later worker has the run. */
  write: (set: Change, remove?: (keyof RunRow)[]) => Promise<void>
  /** A last write. Throws OrderedError when it is to be cancelled instead. */
  finish: (set: Change, remove?: (keyof RunRow)[]) => Promise<void>
  /** Writes how far it has come, about once a second. Throws TurnOverError when another run is to have a turn. */
  report: () => Promise<void>
  /** Between two pages or chunks. Throws what ends the work here: an order, the invocation's end, what went wrong beside. */
  checkpoint: () => void
  /** Before each call. Throws as well when something went wrong beside. */
  requireLease: () => Promise<void>
  /** Makes what goes on beside end soon. */
  stop: (error: unknown) => void
}

const MINE = '#epoch <= :epoch'
const DUE = 'attribute_exists(#work)'
const NOT_CANCELLED = '(attribute_not_exists(#order) OR #order = :pause)'

const NAMES = { '#epoch': 'epoch', '#work': 'work', '#order': 'order' }

const createWriter =
  ({ services, epoch }: Shift, id: string) =>
  async (set: object, remove: string[], conditions: string[]) => {
    const change = changeExpression({ ...set, epoch }, remove)
    const used = Object.entries(NAMES).filter(([name]) => conditions.some((condition) => condition.includes(name)))
    const { Attributes } = await services.dynamo.send(
      new UpdateCommand({
        TableName: services.tables.run,
        Key: { kind: 'run', id },
        UpdateExpression: change.UpdateExpression,
        ConditionExpression: conditions.join(' AND '),
        ExpressionAttributeNames: { ...change.ExpressionAttributeNames, ...Object.fromEntries(used) },
        ExpressionAttributeValues: {
          ...change.ExpressionAttributeValues,
          ...(conditions.includes(NOT_CANCELLED) && { ':pause': 'PAUSE' }),
        },
        ReturnValues: 'ALL_NEW',
      }),
    )
    return Attributes as RunRow
  }

/** Takes a run in hand, with its row as it is from then on. Undefined when it wants no worker, or a later one has it. */
export const takeRun = async (shift: Shift, id: string): Promise<RunInHand | undefined> => {
  const { services } = shift
  const put = createWriter(shift, id)
  const row = await put({}, [], [MINE, DUE]).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  })
  if (!row) return undefined
  await shift.turnTo(id)
  let stopped: { error: unknown } | undefined
  let turn: { from: number; lasts: number } | undefined
  const takenAt = services.now()
  const giveWay = async (at: number) => {
    if (!turn || at - turn.from < turn.lasts) return
    turn.from = at
    if ((await dueRunIds(services)).some((other) => other !== id)) throw new TurnOverError('Other runs wait')
  }
  let reported = { at: services.now(), calls: row.calls }
  let writing: Promise<unknown> = Promise.resolve()

  const progress = (): Change => {
    const { calls, throttledAt, userWalk, memberWalk, rate } = row
    return { calls, throttledAt, userWalk, memberWalk, rate }
  }
  // One after the other: a report that was overtaken by a later one would turn the figures back.
  const write = (set: Change, remove: (keyof RunRow)[] = [], conditions = [MINE]) => {
    const gone = [...new Set(remove)].filter((name) => !(name in set))
    Object.assign(row, set)
    for (const name of gone) delete row[name]
    const mine = writing.then(async () => {
      const kept = Object.entries(progress()).filter(([name]) => !gone.includes(name as keyof RunRow))
      const { order } = await put({ ...Object.fromEntries(kept), ...set }, gone, conditions)
      if (order) row.order = order
      else delete row.order
    })
    writing = mine.catch(() => {})
    return mine.catch(async (error: unknown) => {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      const found = await readRun(services, id)
      if (found?.epoch === shift.epoch && found.order) throw new OrderedError(found.order)
      throw new DeposedError('A later worker has the run')
    })
  }
  return {
    services,
    shift,
    row,
    write: (set, remove) => write(set, remove),
    finish: (set, remove = []) => write(set, [...remove, 'work', 'order'], [MINE, NOT_CANCELLED]),
    report: async () => {
      const at = services.now()
      turn ??= { from: takenAt, lasts: Math.max(SHORTEST_TURN_MS, (at - takenAt) * TURN_OVER_START) }
      const elapsed = at - reported.at
      if (elapsed < REPORT_EVERY_MS) return
      row.rate = Math.round(((row.calls - reported.calls) / elapsed) * 10_000) / 10
      reported = { at, calls: row.calls }
      await write({})
      await giveWay(at)
    },
    checkpoint: () => {
      if (stopped) throw stopped.error
      if (row.order) throw new OrderedError(row.order)
      shift.requireTime()
    },
    requireLease: async () => {
      if (stopped) throw stopped.error
      await shift.keepLease()
    },
    stop: (error) => {
      stopped ??= { error }
    },
  }
}
