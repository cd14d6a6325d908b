import type { WalkProgress } from '../records/runs'
import type { CognitoCalls } from './cognito-calls'
import { IdSet } from './id-set'
import type { Pass, Sight } from './pass'
import type { RunInHand } from './run-in-hand'
import { together } from './together'
import { walk, walkOfMembers, walkOfUsers } from './walk'

const decide = (progress: WalkProgress, items: number, pages: number | undefined): WalkProgress =>
  progress.isPerItem === undefined ? { ...progress, isPerItem: pages === undefined || items <= pages } : progress

/**
 * A second look before a pass, each half of it by whichever takes fewer calls: the whole list, or one question for each
 * item. One user in a pool of a million costs two calls and not sixteen thousand.
 */
export const look = async (run: RunInHand, pass: Pass, calls: CognitoCalls): Promise<Sight> => {
  const { row } = run
  const items = row.counts[pass.from] ?? 0
  if (row.userWalk.isPerItem === undefined || row.memberWalk.isPerItem === undefined)
    await run.write({
      lookedAt: new Date(run.services.now()).toISOString(),
      userWalk: pass.looksAtUsers
        ? decide(row.userWalk, items, row.scanned?.userPages)
        : { ...row.userWalk, isPerItem: true },
      memberWalk: decide(row.memberWalk, items, row.scanned?.memberPages),
    })
  const sight: Sight = {
    ids: new IdSet(),
    isUserPerItem: row.userWalk.isPerItem ?? true,
    isMemberPerItem: row.memberWalk.isPerItem ?? true,
  }
  await together(run, [
    ...(sight.isMemberPerItem ? [] : [walk(run, sight.ids, walkOfMembers(calls))]),
    ...(sight.isUserPerItem ? [] : [walk(run, sight.ids, walkOfUsers(calls, 'username'))]),
  ])
  if (!row.judgedAt) await run.write({ judgedAt: new Date(run.services.now()).toISOString() })
  return sight
}
