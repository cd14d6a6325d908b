import { readScans } from '../records/newest-scan'
import type { CognitoCalls } from './cognito-calls'
import { digestOf, digestsOf, IdSet, MARKS } from './id-set'
import type { FoundUser } from './judge-user'
import { plan } from './plan'
import type { RunInHand } from './run-in-hand'
import { together } from './together'
import { type Walk, walk, walkOfMembers, walkOfUsers } from './walk'

const LOOKED_UP_AT_ONCE = 20

/** Two walks, at the same time and each at its own pace; whoever is wanted and not yet met as a member is kept in full. */
const walkBoth = (run: RunInHand, ids: IdSet, calls: CognitoCalls, isWanted: (user: FoundUser) => boolean) =>
  together(run, [
    walk(run, ids, walkOfMembers(calls)),
    walk(
      run,
      ids,
      walkOfUsers(calls, 'username', (user) => isWanted(user) && !ids.has(digestOf(user.username), MARKS.MEMBER)),
    ),
  ])

const pagesOf = ({ row: { userWalk, memberWalk } }: RunInHand) => ({
  userPages: userWalk.pages,
  memberPages: memberWalk.pages,
})

/** Scope ALL: a set difference. */
export const scanAll = async (run: RunInHand, calls: CognitoCalls): Promise<void> => {
  const ids = new IdSet()
  await walkBoth(run, ids, calls, () => true)
  await plan(run, ids, pagesOf(run))
}

/** Each chosen user is asked for, twenty to a page that is kept. */
const walkOfSelection = (selection: readonly string[], calls: CognitoCalls, run: RunInHand): Walk => ({
  kind: 'user',
  fetch: async (token) => {
    const from = Number(token ?? 0)
    const to = from + LOOKED_UP_AT_ONCE
    const found: FoundUser[] = []
    const members: string[] = []
    const look = async (username: string) => {
      const user = await calls.findUser('username', username)
      const isMember = user && (await calls.isMember(username))
      if (user && isMember !== undefined) found.push(user)
      if (isMember) members.push(username)
    }
    await together(run, selection.slice(from, to).map(look))
    return {
      ...(to < selection.length && { next: String(to) }),
      rows: found.length,
      members: digestsOf(members),
      enabled: digestsOf(found.map(({ username }) => username)),
      users: found.filter(({ username }) => !members.includes(username)),
    }
  },
})

/** Scope SELECTED, by whichever takes fewer calls: two questions for each, or the lists, as long as the newest scan found them. */
export const scanSelection = async (run: RunInHand, calls: CognitoCalls): Promise<void> => {
  const { row, services } = run
  const { selection = [], userWalk } = row
  const scanned = (await readScans(services)).newest?.scanned
  if (userWalk.isPerItem === undefined) {
    const isPerItem = !scanned || selection.length * 2 <= scanned.userPages + scanned.memberPages
    await run.write({ userWalk: { ...userWalk, isPerItem } })
  }
  const ids = new IdSet()
  if (row.userWalk.isPerItem) {
    await walk(run, ids, walkOfSelection(selection, calls, run))
    return plan(run, ids, scanned)
  }
  const wanted = new Set(selection)
  await walkBoth(run, ids, calls, ({ username }) => wanted.has(username))
  const has = (marks: number) => selection.filter((username) => ids.has(digestOf(username), marks)).length
  await plan(run, ids, pagesOf(run), { users: has(MARKS.ENABLED | MARKS.DISABLED), members: has(MARKS.MEMBER) })
}
