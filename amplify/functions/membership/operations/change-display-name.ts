import { normaliseDisplayName } from '../../../../lib/domain/display-name'
import { isAdministratorNow } from '../../../directory/user-groups'
import { readMember, writeMember } from '../../../records/members'
import { releaseName } from '../../../records/name-claims'
import { isReservedName, nameKey } from '../../../records/name-key'
import { takeName } from '../../../records/take-name'
import type { Caller, Services } from '../../../services'

// Each attempt that fails is one at which another call of the same person succeeded.
const ATTEMPTS = 5

/** Changes the caller's own name, to one that nobody else's could be taken for. */
export const changeDisplayName = async (services: Services, caller: Caller, input: { name: string }) => {
  const displayName = normaliseDisplayName(input.name)
  const key = displayName ? nameKey(displayName) : ''
  if (!displayName || !key) return { refusal: 'NAME_INVALID' }
  if (isReservedName(displayName, await isAdministratorNow(services, caller))) return { refusal: 'NAME_TAKEN' }

  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    // Read, claimed, used if the row is still the one that was read, and the old name given back last: whatever dies
    // between, or runs beside it, no name has two holders.
    const former = await readMember(services, caller.sub)
    const claimId = await takeName(services, key, caller.sub)
    if (!claimId) return { refusal: 'NAME_TAKEN' }
    if (!(await writeMember(services, { id: caller.sub, displayName, nameKey: key, claimId }, former))) continue
    if (former && former.nameKey !== key) await releaseName(services, former)
    return { displayName }
  }
  return { refusal: 'THROTTLED' }
}
