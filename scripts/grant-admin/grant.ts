import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  GetGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import { ADMINS, EVERYONE } from '../../lib/domain/member'
import { createGroups } from '../aws/create-groups'
import { Stop } from '../settings'
import { type Pool, requireValue, tryCall } from './pool'

// In this order: whoever is stopped between the two has less, not more.
const GROUPS = [EVERYONE, ADMINS]
const NOTHING_CHANGED = 'Nothing was changed. '

/** Throws Stop for an account that cannot sign in. */
export const requireUsable = ({ Enabled, UserStatus }: UserType, email: string) => {
  if (Enabled === false)
    throw new Stop(
      `The account of ${email} is disabled. ${NOTHING_CHANGED}Enable it first (Cognito console, or an administrator on the website), then run this again.`,
    )
  if (UserStatus === 'UNCONFIRMED')
    throw new Stop(
      `The account of ${email} is not confirmed yet. ${NOTHING_CHANGED}Enter the code of the letter on the website’s sign-up page first, then run this again.`,
    )
}

const isMissing = async (pool: Pool, GroupName: string) => {
  const command = new GetGroupCommand({ UserPoolId: pool.target.outputs.userPoolId, GroupName })
  const answer = await tryCall(pool, 'GetGroup', (options) => pool.cognito.send(command, options))
  if ('failure' in answer && answer.failure.kind === 'not-found') return true
  requireValue(answer, pool, NOTHING_CHANGED)
  return false
}

/** Throws Stop that names all that are missing: one after the other would be asked for twice. */
const requireGroups = async (pool: Pool) => {
  const missing: string[] = []
  for (const group of [ADMINS, EVERYONE]) if (await isMissing(pool, group)) missing.push(group)
  if (missing.length > 0)
    throw new Stop(
      `The user pool has no group ${missing.join(' and no group ')}. ${NOTHING_CHANGED}Make it first, a deployment does not: ` +
        `${createGroups(pool.target.outputs, missing)}`,
    )
}

const groupsOf = async (pool: Pool, Username: string): Promise<Set<string>> => {
  const groups = new Set<string>()
  let NextToken: string | undefined
  do {
    const input = { UserPoolId: pool.target.outputs.userPoolId, Username, NextToken }
    const answer = await tryCall(pool, 'AdminListGroupsForUser', (options) =>
      pool.cognito.send(new AdminListGroupsForUserCommand(input), options),
    )
    const page = requireValue(answer, pool, NOTHING_CHANGED)
    for (const { GroupName } of page.Groups ?? []) if (GroupName) groups.add(GroupName)
    NextToken = page.NextToken
  } while (NextToken)
  return groups
}

const add = async (pool: Pool, Username: string, GroupName: string, added: string[]) => {
  const command = new AdminAddUserToGroupCommand({ UserPoolId: pool.target.outputs.userPoolId, Username, GroupName })
  const call = () => tryCall(pool, 'AdminAddUserToGroup', (options) => pool.cognito.send(command, options))
  let answer = await call()
  // Cognito has been seen to say so of accounts that exist.
  for (let left = 2; left > 0 && 'failure' in answer && answer.failure.kind === 'no-user'; left -= 1) {
    await pool.wait(500)
    answer = await call()
  }
  const before = added.length > 0 ? `They were added to ${added.join(' and ')}, and no further. ` : NOTHING_CHANGED
  requireValue(answer, pool, before)
}

/** Puts the account into both groups, and answers those that it was not in. */
export const grant = async (pool: Pool, username: string): Promise<string[]> => {
  await requireGroups(pool)
  const present = await groupsOf(pool, username)
  const added: string[] = []
  for (const group of GROUPS) {
    if (present.has(group)) continue
    await add(pool, username, group, added)
    added.push(group)
  }
  return added
}
