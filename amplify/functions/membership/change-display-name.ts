import { normaliseDisplayName } from '../../../lib/domain/display-name'
import { readMember, writeMember } from './members'
import { claimName, releaseName } from './name-claims'
import { isReservedName, nameKey } from './name-key'
import type { Caller, Services } from './services'
import { isAdministratorNow } from './user-groups'

/** Changes the caller's own name, to one that nobody else's could be taken for. */
export const changeDisplayName = async (services: Services, caller: Caller, input: { name: string }) => {
  const displayName = normaliseDisplayName(input.name)
  const key = displayName ? nameKey(displayName) : ''
  if (!displayName || !key) return { refusal: 'NAME_INVALID' }
  if (isReservedName(key, await isAdministratorNow(services, caller))) return { refusal: 'NAME_TAKEN' }

  // Claimed first, used second, the old one given back last: whatever dies between, no name has two holders.
  if (!(await claimName(services, key, caller.sub))) return { refusal: 'NAME_TAKEN' }
  const member = await readMember(services, caller.sub)
  await writeMember(services, { id: caller.sub, displayName, nameKey: key, createdAt: member?.createdAt })
  if (member && member.nameKey !== key) await releaseName(services, member.nameKey, caller.sub)
  return { displayName }
}
