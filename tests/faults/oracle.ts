// Says, without a line of the engine, what must be true after a run.
import type { ItemRow, RunRow } from '../../amplify/records/runs'
import { type Somebody, wasChanged } from './pool'

/** So long a worker may stand still between its look at the exclusions and its booking. */
const LONGEST_FREEZE_MS = 200_000

type People = readonly Somebody[]

const byName = (items: ItemRow[]) => new Map(items.map((item) => [item.username, item]))

const plannedShelf = ({ isKeptOut, isEnabled, status }: Somebody) => {
  if (isKeptOut) return 'KEPT_OUT'
  return isEnabled && status !== 'UNCONFIRMED' ? 'CHOSEN' : 'LEFT_ALONE'
}

/** A plan, before anybody has done anything with it. Whoever changed while it was made, from `since` on, may stand either way. */
export const judgePlan = (
  people: People,
  wereMembers: ReadonlySet<string>,
  items: ItemRow[],
  since: number,
): string[] => {
  const found = byName(items)
  const wrong = people
    .filter((one) => !wasChanged(one, since))
    .flatMap((one) => {
      const item = found.get(one.username)
      const isMissing = !one.isDeleted && !wereMembers.has(one.username)
      if (isMissing !== Boolean(item)) return `${one.username} is ${isMissing ? 'not ' : ''}in the plan`
      return item && item.shelf !== plannedShelf(one)
        ? `${one.username} lies on ${item.shelf}, not ${plannedShelf(one)}`
        : []
    })
  const known = new Set(people.map(({ username }) => username))
  return [
    ...wrong,
    ...items.filter(({ username }) => !known.has(username)).map(({ username }) => `${username} is nobody`),
  ]
}

const isJustified = (item: ItemRow, one: Somebody, canFail: boolean): boolean => {
  const { shelf, outcomeReason } = item
  switch (shelf) {
    case 'ALREADY':
      return wasChanged(one, 0, 'join')
    case 'FAILED':
    case 'REMOVAL_FAILED':
      return canFail
    case 'SKIPPED':
      if (outcomeReason === 'KEPT_OUT') return wasChanged(one, 0, 'keep-out')
      if (outcomeReason === 'DISABLED') return wasChanged(one, 0, 'disable')
      // A list that lags behind does not know yet who was made a moment ago.
      return outcomeReason === 'DELETED' && wasChanged(one, 0, 'delete', 'create')
    case 'REMOVAL_SKIPPED':
      return wasChanged(one, 0, 'delete', 'keep-out')
    default:
      return true
  }
}

const mustBeIn = (one: Somebody, item: ItemRow | undefined, wasMember: boolean): boolean | undefined => {
  if (one.isKeptOut) return false
  if (item?.shelf === 'REMOVED') return false
  // An answer that was lost may have been a yes.
  if (item?.shelf === 'FAILED' || item?.shelf === 'REMOVAL_FAILED') return undefined
  if (item?.shelf === 'REMOVAL_SKIPPED') return undefined
  return wasMember || one.isMember || item?.shelf === 'ADDED'
}

/** After a run has come to rest: who is in the group is who was, whom others put there, and whom the run says it added. */
export const judgeRun = ({
  people,
  wereMembers,
  members,
  items,
  run,
  canFail,
}: {
  people: People
  wereMembers: ReadonlySet<string>
  members: ReadonlySet<string>
  items: ItemRow[]
  run: RunRow
  canFail: boolean
}): string[] => {
  const found = byName(items)
  const wrong: string[] = []
  for (const one of people) {
    const item = found.get(one.username)
    const isIn = members.has(one.username)
    if (one.isDeleted) {
      if (isIn) wrong.push(`${one.username} is deleted and in the group`)
      continue
    }
    const must = mustBeIn(one, item, wereMembers.has(one.username))
    if (must !== undefined && must !== isIn)
      wrong.push(
        `${one.username} is ${isIn ? '' : 'not '}in the group, booked as ${item?.shelf}, after ${JSON.stringify(one.changes)}`,
      )
    if (item && !isJustified(item, one, canFail))
      wrong.push(`${one.username} is booked as ${item.shelf} ${item.outcomeReason ?? ''} for no reason`)
    const keptOutAt = one.changes.findLast(({ what }) => what === 'keep-out')?.at ?? Number.MAX_VALUE
    if (item?.shelf === 'ADDED' && Date.parse(item.bookedAt ?? '') > keptOutAt + LONGEST_FREEZE_MS)
      wrong.push(`${one.username} was kept out and was added`)
  }
  if (run.state === 'DONE' && items.some(({ shelf }) => shelf === 'CHOSEN'))
    wrong.push('the run is done and has items left')
  if (run.chunk) wrong.push('a run at rest has an open chunk')
  for (const shelf of new Set([...items.map((item) => item.shelf), ...Object.keys(run.counts)])) {
    const [count, counted] = [
      items.filter((item) => item.shelf === shelf).length,
      (run.counts as Record<string, number>)[shelf] ?? 0,
    ]
    if (count !== counted) wrong.push(`${counted} are counted as ${shelf}, and ${count} are`)
  }
  return wrong
}

/** After a kind run at the end: exactly those who may see the workspace are in the group. */
export const judgeEnd = (people: People, wereMembers: ReadonlySet<string>, members: ReadonlySet<string>): string[] => {
  const expected = people
    .filter((one) => !one.isDeleted)
    .filter((one) => wereMembers.has(one.username) || plannedShelf(one) === 'CHOSEN')
    .map(({ username }) => username)
  const missing = expected.filter((username) => !members.has(username))
  const wanted = new Set(expected)
  const tooMany = [...members].filter((username) => !wanted.has(username))
  return [
    ...missing.map((name) => `${name} is not in the group in the end`),
    ...tooMany.map((name) => `${name} is in the group in the end and must not be`),
  ]
}
