import type { Shelf } from '../../../../lib/domain/repair'
import { allExclusions } from '../../../records/exclusions'
import { readItems } from '../../../records/items'
import type { RunRow } from '../../../records/runs'
import { readNotes } from '../../../records/scan-notes'
import type { Services } from '../../../services'
import { standingBeside, standingOn } from '../users/standings'

// To look up more takes longer than a page view may; an older run of so many was applied or undone since.
const MOST_NOTES = 20_000

/**
 * What a scan counted, as it stands after what is known to have happened since: the run's own repair, whose users moved
 * from shelf to shelf, single acts, and who is kept out now. Who signed up or was deleted since is not known: the figures
 * have a date. Undefined: so much is known, that it is to be counted again.
 */
export const figuresOfScan = async (services: Services, run: RunRow) => {
  const [exclusions, notes] = await Promise.all([allExclusions(services), readNotes(services, run.id, MOST_NOTES)])
  if (!notes) return undefined
  const items = await readItems(services, run.id, [...new Set([...notes.keys(), ...exclusions.keys()])])
  const shelves = new Map(items.map(({ username, shelf }) => [username, shelf]))

  // An older one of whom neither the scan nor an act since knows belongs to a user who is gone, or whom a console put back
  // into the group before the scan: without asking for each, nobody can tell, and the first is by far the more common.
  const keptOut = [...exclusions.values()].filter(
    ({ username, at }) => shelves.has(username) || notes.has(username) || at > run.createdAt,
  )
  const changed = [...notes].map(
    ([username, said]) => [username, standingBeside(exclusions.has(username), said)] as const,
  )
  const now = new Map([...changed, ...keptOut.map(({ username }) => [username, 'KEPT_OUT'] as const)])

  const figures = { MEMBER: run.members, MISSING: 0, KEPT_OUT: 0, UNKNOWN: 0 }
  for (const [shelf, count] of Object.entries(run.counts) as [Shelf, number][]) figures[standingOn[shelf]] += count
  for (const [username, standing] of now) {
    const shelf = shelves.get(username)
    // Whom the scan did not list was a member by then, or is new.
    if (!shelf && standing === 'MEMBER') continue
    figures[shelf ? standingOn[shelf] : 'MEMBER'] -= 1
    figures[standing] += 1
  }
  return {
    users: run.users,
    members: figures.MEMBER,
    missing: figures.MISSING,
    keptOut: keptOut.length,
    countedAt: run.plannedAt,
    runId: run.id,
  }
}
