import { DISPLAY_NAME_LIMIT } from '../../lib/domain/member'
import type { Services } from '../services'
import { readMember, writeMember } from './members'
import { releaseName } from './name-claims'

const LEFT = ' (left)'

/**
 * Marks the name of somebody whose account is gone, and sets it free. Without the mark whoever takes the name next would be
 * taken for the one who wrote those todos: it is written first, and a death behind it leaves a claim that nobody uses. Safe
 * to repeat.
 */
export const freeName = async (services: Services, id: string) => {
  const former = await readMember(services, id)
  if (!former?.nameKey) return
  const displayName =
    [...former.displayName]
      .slice(0, DISPLAY_NAME_LIMIT - LEFT.length)
      .join('')
      .trimEnd() + LEFT
  const row = { id, displayName, nameKey: '', claimId: services.newId() }
  if (await writeMember(services, row, former)) await releaseName(services, former)
}
