import { createCallWindow } from './call-window'
import type { Quotas } from './unkind'

export type Category = keyof Quotas

const CATEGORIES = new Map<string, Category>([
  ['ListUsers', 'userList'],
  ['ListUsersInGroup', 'groupRead'],
  ['AdminListGroupsForUser', 'groupRead'],
  ['ListGroups', 'groupRead'],
  ['AdminAddUserToGroup', 'groupChange'],
  ['AdminRemoveUserFromGroup', 'groupChange'],
  ['AdminGetUser', 'userRead'],
])

/** How hard each category of quota is used: always counted, refused only where a quota is given. */
export const createCallLoad = () => {
  const window = () => ({ come: createCallWindow(), accepted: createCallWindow(), most: 0 })
  const loads = { userList: window(), groupRead: window(), groupChange: window(), userRead: window() }
  return {
    /** Counts a call, and says whether its quota has room for it. Refused calls use up nothing. */
    admit: (operation: string, now: number, quotas: Quotas = {}) => {
      const category = CATEGORIES.get(operation)
      if (!category) return true
      const load = loads[category]
      load.most = Math.max(load.most, load.come.add(now))
      if (load.accepted.within(now) >= (quotas[category] ?? Number.POSITIVE_INFINITY)) return false
      load.accepted.add(now)
      return true
    },
    /** The most calls of each category that came within one second, accepted or not. */
    busiestSecond: (): Record<Category, number> => ({
      userList: loads.userList.most,
      groupRead: loads.groupRead.most,
      groupChange: loads.groupChange.most,
      userRead: loads.userRead.most,
    }),
  }
}
