import { EVERYONE } from '../../../../lib/domain/member'
import { groupNamePage, groupPage, isSystemGroup } from '../../../directory/pages'
import type { Services } from '../../../services'
import type { ListedUser } from './listed-user'

// For each of them a call.
const GROUPS_READ = 5

type Groups = Pick<ListedUser, 'groups' | 'systemGroups'>

/**
 * The groups of users of a large pool, as far as a handful of calls can tell: few groups, each of one page. `everyone` follows
 * from where a user stands, or that they were found in it; whoever is kept out may be in it all the same.
 */
export const readGroupsOnPage = async (
  services: Services,
): Promise<(user: ListedUser, isInEveryone: boolean) => Groups> => {
  const { rows, next } = await groupNamePage(services)
  const others = rows.filter((name) => name !== EVERYONE)
  const isSystem = (name: string) => isSystemGroup(services.userPoolId, name)
  const readKind = async (names: string[]) => {
    if (next !== undefined || names.length > GROUPS_READ) return undefined
    const pages = await Promise.all(names.map((name) => groupPage(services, name)))
    if (pages.some((page) => page.next !== undefined)) return undefined
    return names.map((name, index) => ({
      name,
      usernames: new Set(pages[index]?.rows.map(({ username }) => username)),
    }))
  }
  const [people, system] = await Promise.all([
    readKind(others.filter((name) => !isSystem(name))),
    readKind(others.filter(isSystem)),
  ])
  return ({ username, standing }, isInEveryone) => {
    const namesIn = (groups: typeof people) =>
      groups?.filter(({ usernames }) => usernames.has(username)).map(({ name }) => name)
    const isMember = isInEveryone || standing === 'MEMBER'
    const named = isMember || standing === 'MISSING' ? namesIn(people) : undefined
    return {
      groups: named ? [...(isMember ? [EVERYONE] : []), ...named] : null,
      systemGroups: namesIn(system) ?? null,
    }
  }
}
