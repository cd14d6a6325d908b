import { groupNamePage, isSystemGroup } from '../../../directory/pages'
import type { Services } from '../../../services'

// A pool may have 10,000 groups; a list to choose from is of no use long before.
const PAGES = 10

/** Names of the groups that people made, in alphabetical order. */
export const listGroups = async (services: Services) => {
  const names: string[] = []
  let token: string | undefined
  for (let pages = 0; pages < PAGES; pages += 1) {
    const { rows, next } = await groupNamePage(services, token)
    names.push(...rows.filter((name) => !isSystemGroup(services.userPoolId, name)))
    token = next
    if (token === undefined) return { names: names.toSorted() }
  }
  return { refusal: 'TOO_LARGE' }
}
