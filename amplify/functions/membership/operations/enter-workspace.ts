import { AdminGetUserCommand, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { nameFromEmail } from '../../../../lib/domain/display-name'
import { ADMINS, DISPLAY_NAME_LIMIT, EVERYONE } from '../../../../lib/domain/member'
import { groupsOf } from '../../../directory/user-groups'
import { readMember, refreshMember, writeMember } from '../../../records/members'
import { claimName } from '../../../records/name-claims'
import { isReservedName, nameKey } from '../../../records/name-key'
import type { Caller, Services } from '../../../services'
import { letIn } from '../door/let-in'

const NUMBERED_NAMES = 5
const LAST_NUMBER = 9_999

/**
 * The front door, called after every sign-in: says where the caller stands now, and writes their Member row once, from
 * what Cognito says and never from input. Whoever waits is let in here when the administrators have set it so.
 */
export const enterWorkspace = async (services: Services, caller: Caller) => {
  try {
    const [groups, member] = await Promise.all([groupsOf(services, caller.username), readMember(services, caller.sub)])
    const displayName = member?.displayName ?? (await takeFirstName(services, caller, groups.includes(ADMINS)))
    const wasMember = groups.includes(EVERYONE)
    const standing = wasMember ? 'MEMBER' : await letIn(services, caller)
    const isMember = standing === 'MEMBER'
    const row = member ?? (await readMember(services, caller.sub))
    if (row) await refreshMember(services, row, isMember)
    return { standing, isJustAdded: isMember && !wasMember, displayName }
  } catch (error) {
    if (error instanceof UserNotFoundException) return { refusal: 'NOT_FOUND' }
    throw error
  }
}

const takeFirstName = async (services: Services, caller: Caller, isAdministrator: boolean): Promise<string> => {
  const { cognito, userPoolId } = services
  const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: caller.username }))
  const email = user.UserAttributes?.find((attribute) => attribute.Name === 'email')?.Value ?? ''
  const wished = nameFromEmail(email)
  const base = isReservedName(wished, isAdministrator) || nameKey(wished) === '' ? 'member' : wished
  for (const displayName of candidates(base, services.random)) {
    const key = nameKey(displayName)
    const claimId = await claimName(services, key, caller.sub)
    if (!claimId) continue
    if (await writeMember(services, { id: caller.sub, displayName, nameKey: key, claimId }, undefined))
      return displayName
    // Another call of theirs was faster, and may have chosen another name.
    return (await readMember(services, caller.sub))?.displayName ?? displayName
  }
  throw new Error('No free name was found in twelve attempts')
}

const numbered = (base: string, number: number) => {
  const ending = ` ${number}`
  return (
    [...base]
      .slice(0, DISPLAY_NAME_LIMIT - ending.length)
      .join('')
      .trimEnd() + ending
  )
}

/** The name itself, then with small numbers, then with numbers nobody is likely to have. */
function* candidates(base: string, random: () => number) {
  yield base
  for (let number = 2; number < 2 + NUMBERED_NAMES; number += 1) yield numbered(base, number)
  for (let attempt = 0; attempt < 6; attempt += 1) {
    const most = attempt < 3 ? LAST_NUMBER : LAST_NUMBER ** 2
    yield numbered(base, NUMBERED_NAMES + 2 + Math.floor(random() * most))
  }
}
