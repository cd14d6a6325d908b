import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { findUser } from '../directory/find-user'
import { groupsOf } from '../directory/user-groups'
import type { Services } from '../services'
import { freeName } from './free-name'
import { claimName, settledHolder } from './name-claims'

/**
 * As `claimName`, but a name that belongs to nobody any more is set free first: a deletion died before it came to that, or
 * Cognito was asked for it directly. Costs a name that is taken one question, and who is gone three more, once.
 */
export const takeName = async (services: Services, key: string, memberId: string): Promise<string | null> => {
  const claimId = await claimName(services, key, memberId)
  if (claimId) return claimId
  const holder = await settledHolder(services, key)
  if (!holder || !(await isGone(services, holder))) return null
  await freeName(services, holder)
  return claimName(services, key, memberId)
}

/** By two ways of asking: Cognito has answered "not found" for users that exist. */
const isGone = async (services: Services, sub: string) => {
  try {
    await groupsOf(services, sub)
    return false
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error
    // The username of whoever signs in with a provider is another one.
    return !(await findUser(services, sub))
  }
}
