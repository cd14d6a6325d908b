import type { Pace, RunScope } from '../../lib/domain/repair'
import type { RunRow, WalkProgress } from '../records/runs'
import type { Services } from '../services'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Sorts by time of creation: `20261123T020000000-x7k2p9`. */
export const newRunId = ({ now, random }: Pick<Services, 'now' | 'random'>) => {
  const time = new Date(now()).toISOString().replace(/[-:.Z]/g, '')
  const ending = Array.from({ length: 6 }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length)))
  return `${time}-${ending.join('')}`
}

/** A walk that has not begun. */
export const freshWalk = (generation: number): WalkProgress => ({ generation, pages: 0, rows: 0, isDone: false })

/** The row of a run that nobody has worked on yet. Put it, then wake a worker. */
export const newRun = (
  services: Pick<Services, 'now' | 'random'>,
  wish: Pick<RunRow, 'source' | 'startedBy'> & { scope: RunScope; selection?: string[]; pace: Pace },
  id = newRunId(services),
): RunRow => {
  const { userListPerSecond, groupReadPerSecond, groupChangePerSecond, ratePercent } = wish.pace
  return {
    kind: 'run',
    id,
    scope: wish.scope,
    ...(wish.selection && { selection: [...new Set(wish.selection)].toSorted() }),
    source: wish.source,
    startedBy: wish.startedBy,
    state: 'SCANNING',
    work: 'due',
    epoch: 0,
    pace: { userListPerSecond, groupReadPerSecond, groupChangePerSecond, ratePercent },
    userWalk: freshWalk(1),
    memberWalk: freshWalk(1),
    ledgerNext: 1,
    users: 0,
    members: 0,
    chosen: 0,
    counts: {},
    calls: 0,
    createdAt: new Date(services.now()).toISOString(),
  }
}
