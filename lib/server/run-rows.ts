import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { Run, RunItem } from '../domain/run'

type RunAnswer = Schema['RepairRun']['type']
type ItemAnswer = Schema['RepairItem']['type']

/** What a question selects of a run and of an item. */
export const RUN_FIELDS = `id scope startedBy appliedBy undoneBy state pausedFrom order isWorkedOn isWaiting users members
  selected chosen counts { shelf count } calls rate ratePercent secondsLeft throttledAt failure createdAt plannedAt appliedAt finishedAt undoneAt`
export const ITEM_FIELDS = `username sub email isEmailVerified status isEnabled createdAt reason isChosen shelf outcomeReason
  bookedAt todos`

type WithoutNull<Row> = { [Key in keyof Row]: Exclude<Row[Key], null> }

// Pages know absent, not null.
const withoutNulls = <Row extends object>(row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNull<Row>

export const toRun = ({ counts, ...row }: RunAnswer): Run => ({
  ...withoutNulls(row),
  counts: Object.fromEntries(counts.flatMap((each) => (each?.shelf ? [[each.shelf, each.count]] : []))),
})

export const toItem = (row: ItemAnswer): RunItem => withoutNulls(row)
