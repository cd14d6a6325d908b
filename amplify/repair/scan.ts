import type { CognitoCalls } from './cognito-calls'
import { digestOf, digestsOf, IdSet, MARKS } from './id-set'
import type { FoundUser } from './judge-user'
import { plan } from './plan'
import type { RunInHand } from './run-in-hand'
import { together } from './together'
import { type Walk, walk, walkOfMembers, walkOfUsers } from './walk'

const LOOKED_UP_AT_ONCE = 20

/** Scope ALL: a set difference of two walks, at the same time and each at its own pace. */
export const scanAll = async (run: RunInHand, calls: CognitoCalls): Promise<void> => {
  const ids = new IdSet()
  const isNoMember = ({ username }: FoundUser) => !ids.has(digestOf(username), MARKS.MEMBER)
  await together(run, [
    walk(run, ids, walkOfMembers(calls)),
    walk(run, ids, walkOfUsers(calls, 'username', isNoMember)),
  ])
  const { userWalk, memberWalk } = run.row
  await plan(run, ids, { userPages: userWalk.pages, memberPages: memberWalk.pages })
}

/** Scope SELECTED: each user is asked for, twenty to a page that is kept. */
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

export const scanSelection = async (run: RunInHand, calls: CognitoCalls): Promise<void> => {
  const ids = new IdSet()
  await walk(run, ids, walkOfSelection(run.row.selection ?? [], calls, run))
  await plan(run, ids)
}
