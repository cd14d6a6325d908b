// Users for listings: many at once.
import type { Caller } from '../../../amplify/services'
import type { World } from './world'

export interface Listed {
  id: string
  username: string
  email: string
  displayName: string | null
  status: string
  isEnabled: boolean
  groups: string[] | null
  systemGroups: string[] | null
  createdAt: string
  memberSince: string | null
  standing: 'MEMBER' | 'MISSING' | 'KEPT_OUT' | 'UNKNOWN'
}

export interface UserPage {
  refusal?: string
  users: Listed[]
  nextCursor: string | null
  previousCursor: string | null
  total: number | null
  standingsAsOf: string | null
  isSortable: boolean
  searched: number | null
}

/** Users as a console makes them, all at once. */
export const gather = async (world: World, emails: string[]): Promise<Caller[]> => {
  const status = 'FORCE_CHANGE_PASSWORD'
  const usernames = await world.importUsers(emails.map((email) => ({ email, status })))
  return usernames.map((username) => ({ sub: username, username }))
}

export const emailsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => `${name}-${String(n).padStart(3, '0')}@example.com`)

/** Every page to the end, by the cursors. */
export const pagesFrom = async (list: (args: object) => Promise<UserPage>, args: object): Promise<UserPage[]> => {
  const pages: UserPage[] = []
  let cursor: string | null = null
  do {
    const page: UserPage = await list({ ...args, cursor })
    pages.push(page)
    cursor = page.nextCursor ?? null
  } while (cursor && pages.length < 100)
  return pages
}
