import type { Shelf } from '../../../../lib/domain/repair'
import { allExclusions } from '../../../records/exclusions'
import { readItems } from '../../../records/items'
import type { RunRow } from '../../../records/runs'
import { readNotes } from '../../../records/scan-notes'
import type { Services } from '../../../services'
import { standingOn } from '../users/standings'

/**
 * What a scan counted, as it stands after what is known to have happened since: the run's own repair, whose users moved
 * from shelf to shelf, and single acts. Who signed up or was deleted since is not known: the figures have a date.
 */
export const figuresOfScan = async (services: Services, run: RunRow) => {
  const [exclusions, notes] = await Promise.all([allExclusions(services), readNotes(services, run.id)])
  const items = await readItems(services, run.id, [...new Set([...notes.keys(), ...exclusions.keys()])])
  const shelves = new Map(items.map(({ username, shelf }) => [username, shelf]))

  const figures = { MEMBER: run.members, MISSING: 0, KEPT_OUT: 0, UNKNOWN: 0 }
  for (const [shelf, count] of Object.entries(run.counts) as [Shelf, number][]) figures[standingOn[shelf]] += count
  for (const [username, standing] of notes) {
    const shelf = shelves.get(username)
    // Whom the scan did not list was a member by then, or is new.
    if (!shelf && standing === 'MEMBER') continue
    figures[shelf ? standingOn[shelf] : 'MEMBER'] -= 1
    figures[standing] += 1
  }
  // An older one whom the scan did not meet belongs to a user who is gone.
  const isKnown = ({ username, at }: { username: string; at: string }) => shelves.has(username) || at > run.createdAt
  const keptOut = [...exclusions.values()].filter(isKnown).length
  return {
    users: run.users,
    members: figures.MEMBER,
    missing: figures.MISSING,
    keptOut,
    countedAt: run.plannedAt,
    runId: run.id,
  }
}
