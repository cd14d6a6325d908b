import type { MemberRow } from '../../../records/members'
import { readRows } from '../../../records/read-rows'
import type { Services } from '../../../services'
import type { ListedUser, UnnamedUser } from './listed-user'

/** Adds what the directory of members says: 100 users a read. */
export const nameUsers = async (services: Services, users: UnnamedUser[]): Promise<ListedUser[]> => {
  const keys = users.filter(({ id }) => id).map(({ id }) => ({ id }))
  const rows = await readRows<MemberRow>(services, services.tables.member, keys)
  const members = new Map(rows.map((row) => [row.id, row]))
  return users.map((user) => {
    const member = members.get(user.id)
    const memberSince = user.standing === 'MEMBER' ? member?.memberSince : undefined
    return { ...user, displayName: member?.displayName ?? null, memberSince: memberSince ?? null }
  })
}
