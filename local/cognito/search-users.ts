import type { User } from './records'
import { allEmails, allUsers, subKey, userKey } from './store/keys'
import type { PageFrom, Row, Store } from './store/store'
import type { UserFilter } from './user-filter'

/** A row whose user was deleted while the page was read holds nothing, and still counts as one of the page. */
export type Found = Row<User | undefined>[]

const byEmail = async (store: Store, filter: UserFilter, from: PageFrom): Promise<Found> => {
  // Who has exactly this address comes before those whose address only begins so.
  const rows = await store.page(allEmails, { ...from, beginning: filter.value.toLowerCase() })
  const users = await store.getMany(rows.map((row) => userKey(row.value)))
  return rows
    .map(({ name }, index) => ({ name, value: users[index] }))
    .filter(({ value }) => value === undefined || filter.matches(value))
}

const bySub = async (store: Store, filter: UserFilter): Promise<Found> => {
  const name = (await store.get(subKey(filter.value))) ?? filter.value
  const user = await store.get(userKey(name))
  return user && filter.matches(user) ? [{ name, value: user }] : []
}

const byLooking = async (store: Store, filter: UserFilter, { after, limit }: PageFrom): Promise<Found> => {
  const rows: Row<User>[] = []
  for await (const row of store.scan(allUsers, after)) {
    if (filter.matches(row.value)) rows.push(row)
    if (rows.length === limit) break
  }
  return rows
}

/** By an index where there is one: a pool of 100,000 is too long to be looked through for an address. */
export const searchUsers = async (store: Store, filter: UserFilter | undefined, from: PageFrom): Promise<Found> => {
  if (!filter) return store.page(allUsers, from)
  const { attribute, isExact, value } = filter
  if (attribute === 'email') return byEmail(store, filter, from)
  if (attribute === 'sub' && isExact) return bySub(store, filter)
  if (attribute === 'username') {
    const rows = await store.page(allUsers, { ...from, beginning: value })
    return rows.filter((row) => filter.matches(row.value))
  }
  return byLooking(store, filter, from)
}
