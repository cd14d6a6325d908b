import { keepPage, keptPages, type WalkKind, type WalkPage } from '../records/walk-pages'
import { CallFailure } from './call-failure'
import { digestsOf, type IdSet, MARKS } from './id-set'
import type { FoundUser } from './judge-user'
import { freshWalk } from './new-run'
import type { RunInHand } from './run-in-hand'

/** What is known of ids after the walks, and which marks a kind of walk sets. */
const MARKED_BY: Record<WalkKind, number> = {
  user: MARKS.ENABLED | MARKS.DISABLED,
  member: MARKS.MEMBER,
  todo: 0,
}

const BEGINNINGS = 4

const PROGRESS = { user: 'userWalk', member: 'memberWalk', todo: 'memberWalk' } as const

export interface Walk {
  kind: WalkKind
  /** The page that a token leads to; the first one without. */
  fetch: (token: string | undefined) => Promise<WalkPage>
}

const isStale = (error: unknown) => error instanceof CallFailure && error.fault === 'INVALID'

const markPage = (ids: IdSet, { members, enabled, disabled }: WalkPage) => {
  if (members) ids.mark(members, MARKS.MEMBER)
  if (enabled) ids.mark(enabled, MARKS.ENABLED)
  if (disabled) ids.mark(disabled, MARKS.DISABLED)
}

/** Goes on behind the last page that was kept, and keeps each page before it asks for the next one. */
const walkOnce = async (run: RunInHand, ids: IdSet, { kind, fetch }: Walk) => {
  const { services, row } = run
  const name = PROGRESS[kind]
  const { generation } = row[name]
  const at = { runId: row.id, kind, generation }
  let token: string | undefined
  let pages = 0
  let rows = 0
  let isDone = false
  const take = (page: WalkPage) => {
    markPage(ids, page)
    pages += 1
    rows += page.rows
    token = page.next
    isDone = token === undefined
    row[name] = { ...row[name], pages, rows }
  }
  for await (const { content } of keptPages(services, at, ['next', 'rows', 'members', 'enabled', 'disabled'])) {
    take(content)
    await run.requireLease()
  }
  while (!isDone) {
    run.checkpoint()
    take(await keepPage(services, { ...at, page: pages }, await fetch(token)))
    await run.report()
  }
  if (!row[name].isDone) await run.write({ [name]: { ...row[name], isDone } })
}

/** Walks to the end, or reads what an earlier walk kept. A token that Cognito takes no more lets the walk begin anew. */
export const walk = async (run: RunInHand, ids: IdSet, how: Walk): Promise<void> => {
  const name = PROGRESS[how.kind]
  for (let beginning = 1; ; beginning += 1) {
    try {
      return await walkOnce(run, ids, how)
    } catch (error) {
      if (!isStale(error) || run.row[name].pages === 0 || beginning === BEGINNINGS) throw error
    }
    ids.clear(MARKED_BY[how.kind])
    await run.write({ [name]: { ...run.row[name], ...freshWalk(run.row[name].generation + 1) } })
  }
}

const statusDigests = (users: FoundUser[], by: 'username' | 'sub') => ({
  enabled: digestsOf(users.filter(({ isEnabled }) => isEnabled).map((user) => user[by])),
  disabled: digestsOf(users.filter(({ isEnabled }) => !isEnabled).map((user) => user[by])),
})

type Calls = {
  listUsers: (token: string | undefined) => Promise<{ users: FoundUser[]; next?: string }>
  listMembers: (token: string | undefined) => Promise<{ usernames: string[]; next?: string }>
}

/** All users, 60 a call. `keep`: whom the plan may need, in full. */
export const walkOfUsers = (
  { listUsers }: Pick<Calls, 'listUsers'>,
  by: 'username' | 'sub',
  keep: (user: FoundUser) => boolean = () => false,
): Walk => ({
  kind: 'user',
  fetch: async (token) => {
    const { users, next } = await listUsers(token)
    return { next, rows: users.length, users: users.filter(keep), ...statusDigests(users, by) }
  },
})

/** All members of the group `everyone`, 60 a call. */
export const walkOfMembers = ({ listMembers }: Pick<Calls, 'listMembers'>): Walk => ({
  kind: 'member',
  fetch: async (token) => {
    const { usernames, next } = await listMembers(token)
    return { next, rows: usernames.length, members: digestsOf(usernames) }
  },
})
