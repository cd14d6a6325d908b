import type { Group } from './records'
import { groupKey, membershipsOf } from './store/keys'
import type { Store } from './store/store'

const rank = ({ precedence }: Group) => precedence ?? Number.POSITIVE_INFINITY

const byRank = (a: Group, b: Group) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))

/** The names of a user's groups as of now, the lowest precedence first and groups without one last. */
export const groupsOf = async (store: Store, sub: string): Promise<string[]> => {
  const names: string[] = []
  for await (const { name } of store.scan(membershipsOf(sub))) names.push(name)
  const groups = await store.getMany(names.map(groupKey))
  return groups
    .filter((group) => group !== undefined)
    .sort(byRank)
    .map(({ name }) => name)
}
