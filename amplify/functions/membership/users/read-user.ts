import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { ADMINS, EVERYONE } from '../../../../lib/domain/member'
import { findUserWithAttributes, isUsername } from '../../../directory/find-user'
import { groupPage, isSystemGroup } from '../../../directory/pages'
import { groupsOf } from '../../../directory/user-groups'
import { readExclusion } from '../../../records/exclusions'
import type { Caller, Services } from '../../../services'
import { nameUsers } from './name-users'
import { standingBeside } from './standings'

/** One user, by username or sub, all of it asked now. */
export const readUser = async (services: Services, caller: Caller, input: { username: string }) => {
  if (!isUsername(input.username)) return { refusal: 'INVALID' }
  const found = await findUserWithAttributes(services, input.username)
  if (!found) return { refusal: 'NOT_FOUND' }
  const { username } = found.user
  const [names, exclusion] = await Promise.all([
    groupsOf(services, username).catch(nobody),
    readExclusion(services, username),
  ])
  if (!names) return { refusal: 'NOT_FOUND' }
  const isSystem = (name: string) => isSystemGroup(services.userPoolId, name)
  const standing = standingBeside(exclusion !== undefined, names.includes(EVERYONE) ? 'MEMBER' : 'MISSING')
  const groups = names.filter((name) => !isSystem(name))
  const [user] = await nameUsers(services, [{ ...found.user, standing, groups, systemGroups: names.filter(isSystem) }])
  const isAdmin = names.includes(ADMINS) && found.user.isEnabled
  return {
    user,
    attributes: found.attributes,
    keptOutAt: exclusion?.at ?? null,
    keptOutBy: exclusion?.by ?? null,
    isSelf: username === caller.username,
    isLastAdmin: isAdmin && !(await hasOtherAdmin(services, username)),
  }
}

const nobody = (error: unknown) => {
  if (error instanceof UserNotFoundException) return undefined
  throw error
}

/** An account that is disabled administers nothing. */
const hasOtherAdmin = async (services: Services, username: string) => {
  let token: string | undefined
  do {
    const { rows, next } = await groupPage(services, ADMINS, { token })
    if (rows.some((user) => user.isEnabled && user.username !== username)) return true
    token = next
  } while (token)
  return false
}
