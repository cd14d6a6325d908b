import { AdminGetUserCommand, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { ADMINS } from '../../../../lib/domain/member'
import { groupsOf } from '../../../directory/user-groups'
import { oneAtATime } from '../../../records/admins-guard'
import { freeName } from '../../../records/free-name'
import { recordAct } from '../../../records/record-act'
import type { Caller, Services } from '../../../services'
import { already } from '../acts/act'
import { endAccount, settleAccount } from '../acts/end-account'

/**
 * Deletes the caller's own account: nobody else can be named. Refusals: SELF, to administrators, by what Cognito says now;
 * FORBIDDEN, where the account is disabled (and to ID tokens, before it comes to this); THROTTLED, nothing was done; NOT_FOUND, the account is gone.
 *
 * A death before Cognito deletes leaves all as it was, but for a row of the ledger that says BEGUN. After that the account is
 * gone, and the name may still be held: the next call with the same token sets it free, and so does whoever takes the name.
 */
export const deleteMyAccount = async (services: Services, caller: Caller) => {
  // Before anything is written or held up: a token outlives its account, and could be sent for as long as it lasts.
  const account = await readAccount(services, caller)
  if (!account) {
    await freeName(services, caller.sub)
    return { refusal: 'NOT_FOUND' }
  }
  if (!account.isEnabled) return { refusal: 'FORBIDDEN' }
  return recordAct(services, { actor: caller.sub, act: 'DELETE_OWN_ACCOUNT', subject: caller.sub }, async () => {
    // Nobody is made an administrator in between, who could then be the only one.
    const answer = await oneAtATime(services, () => endOwn(services, caller))
    if (answer.refusal) return answer
    await settleAccount(services, { id: caller.sub, username: caller.username, status: account.status })
    return answer
  })
}

const endOwn = async (services: Services, caller: Caller) => {
  const account = await readAccount(services, caller)
  if (!account) return already
  if (!account.isEnabled) return { refusal: 'FORBIDDEN' } as const
  if ((await groupsOf(services, caller.username)).includes(ADMINS)) return { refusal: 'SELF' } as const
  return endAccount(services, caller.username)
}

/** Cognito has answered "not found" for users that exist when it was busy, so nobody is taken for gone at one answer. */
const readAccount = async (services: Services, caller: Caller) => {
  const account = await askFor(services, caller)
  if (account) return account
  await services.wait(300)
  return askFor(services, caller)
}

const askFor = async ({ cognito, userPoolId }: Services, { sub, username }: Caller) => {
  try {
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username }))
    // Somebody of a federated provider may have come back under the same username since: another account than the token's.
    if (user.UserAttributes?.find(({ Name }) => Name === 'sub')?.Value !== sub) return undefined
    return { status: user.UserStatus ?? 'UNKNOWN', isEnabled: user.Enabled === true }
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined
    throw error
  }
}
