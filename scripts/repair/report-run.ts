import type { Shelf } from '../../lib/domain/repair'
import { countOf } from './progress'
import type { Item, Run, RunsApi } from './runs-api'
import { FAILURES, number, OUTCOMES, REASONS, STATES, selectionWords, users } from './words'

const SHOWN = 20
/** Reasons are counted over so many items of a shelf; a plan of more says so. */
const COUNTED = 2_000

const readShelf = async (api: RunsApi, id: string, shelf: Shelf | undefined, most: number): Promise<Item[]> => {
  const items: Item[] = []
  let cursor: string | undefined
  do {
    const page = await api.items(id, shelf, cursor)
    items.push(...page.items)
    cursor = page.next
  } while (cursor && items.length < most)
  return items
}

/** All items of a run. */
export const readItems = (api: RunsApi, id: string) => readShelf(api, id, undefined, Number.POSITIVE_INFINITY)

const tally = <Key extends string>(keys: Key[]): [Key, number][] => {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])
}

const listed = (items: Item[], total: number, words: (item: Item) => string) => [
  ...items.slice(0, SHOWN).map((item) => `  ${item.email || item.username}  ${words(item)}`),
  ...(total > SHOWN ? [`  … and ${number(total - SHOWN)} more: --json has them all`] : []),
]

/** Of chosen users some may not be there any more: they are neither missing nor in the group. */
const countedWords = (run: Run, missing: number): string => {
  const { selected } = run
  if (typeof selected === 'number')
    return selectionWords(selected, { gone: selected - run.users, members: run.members, missing })
  return missing === 0
    ? `Everybody who should be in everyone is in it: ${users(run.users)} counted.`
    : `${number(missing)} of ${users(run.users)} cannot see the workspace.`
}

const planned = async (api: RunsApi, run: Run): Promise<string[]> => {
  const [chosen, leftAlone, keptOut] = [countOf(run, 'CHOSEN'), countOf(run, 'LEFT_ALONE'), countOf(run, 'KEPT_OUT')]
  const missing = chosen + leftAlone
  const counted = countedWords(run, missing)
  const lines = [
    missing === 0 ? counted : `${counted} ${number(chosen)} chosen to be added, ${number(leftAlone)} left alone.`,
    ...(keptOut > 0 ? [`${users(keptOut)} kept out on purpose: not counted as missing.`] : []),
  ]
  if (missing === 0) return lines
  const items = [
    ...(await readShelf(api, run.id, 'CHOSEN', COUNTED)),
    ...(await readShelf(api, run.id, 'LEFT_ALONE', COUNTED)),
  ]
  const isPart = items.length < missing
  return [
    ...lines,
    '',
    ...tally(items.map(({ reason }) => reason)).map(
      ([reason, count]) => `  ${number(count).padStart(7)}  ${REASONS[reason]}`,
    ),
    ...(isPart ? [`  (reasons of the first ${number(items.length)})`] : []),
    '',
    ...listed(items, missing, ({ reason }) => REASONS[reason]),
  ]
}

const failures = async (api: RunsApi, run: Run, shelf: Shelf, words: string): Promise<string[]> => {
  const count = countOf(run, shelf)
  if (count === 0) return []
  const items = await readShelf(api, run.id, shelf, SHOWN)
  return [
    `${users(count)} ${words}:`,
    ...listed(items, count, ({ outcomeReason }) => (outcomeReason ? OUTCOMES[outcomeReason] : '')),
  ]
}

const WHAT_BECAME: [Shelf, string][] = [
  ['ADDED', 'added to everyone'],
  ['ALREADY', 'in it already'],
  ['SKIPPED', 'skipped'],
  ['REMOVED', 'taken out again'],
  ['REMOVAL_SKIPPED', 'no longer in it, gone, or added by others since'],
  ['CHOSEN', 'still to be added'],
]

const reported = async (api: RunsApi, run: Run): Promise<string[]> => [
  `The run is ${STATES[run.state]}.`,
  ...(run.state === 'FAILED'
    ? [FAILURES[run.failure ?? ''] ?? 'What was done is kept; resuming goes on from there.']
    : []),
  // What needs somebody comes first.
  ...(await failures(api, run, 'FAILED', 'could not be added')),
  ...(await failures(api, run, 'REMOVAL_FAILED', 'could not be taken out')),
  ...(await failures(api, run, 'SKIPPED', 'skipped')),
  ...WHAT_BECAME.filter(([shelf]) => shelf !== 'SKIPPED' && countOf(run, shelf) > 0).map(
    ([shelf, words]) => `${users(countOf(run, shelf))} ${words}`,
  ),
  ...(countOf(run, 'ADDED') > 0 && run.state !== 'UNDOING'
    ? ['They see the workspace from their next token refresh on, within 15 minutes.']
    : []),
]

/** What there is to say about a run: its plan, or what became of it, failures first. */
export const reportRun = async (api: RunsApi, run: Run): Promise<string> => {
  const lines = run.state === 'PLANNED' ? await planned(api, run) : await reported(api, run)
  return [...lines, '', `Run ${run.id}`].join('\n')
}
