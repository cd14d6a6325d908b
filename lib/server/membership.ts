import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { MembershipHealth, UserFilter, UserPage } from '../domain/member'
import { ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAs } from './refusals'

type Answer<Operation extends 'membershipHealth' | 'listUsers' | 'manageUser'> = {
  [Name in Operation]: NonNullable<Schema[Operation]['returnType']>
}

const HEALTH = 'query Health { membershipHealth { refusal users members missing countedAt } }'
const USERS = `query Users($standing: UserStanding, $cursor: String) { listUsers(standing: $standing, cursor: $cursor) {
  refusal nextCursor users { id username email isEmailVerified status isEnabled groups createdAt standing } } }`
const REPAIR = 'mutation Repair($username: ID!) { manageUser(username: $username, act: REPAIR) { outcome refusal } }'

/** Counts of users, members and the missing, and when they were counted. */
export const membershipHealth = async (ask: Ask): Promise<Result<MembershipHealth>> => {
  const answer = unwrap(await ask<Answer<'membershipHealth'>>(HEALTH), 'membershipHealth')
  if (!answer.ok) return answer
  const { refusal, users, members, missing, countedAt } = answer.data
  if (refusal) return failAs(refusal)
  if (users == null || members == null || missing == null || !countedAt) return failWith('unavailable')
  return ok({ users, members, missing, countedAt })
}

/** One page of the pool's users. A cursor that means nothing shows the first page. */
export const listUsers = async (ask: Ask, filter: UserFilter, cursor?: string): Promise<Result<UserPage>> => {
  const answer = unwrap(
    await ask<Answer<'listUsers'>>(USERS, { standing: filter === 'ALL' ? undefined : filter, cursor }),
    'listUsers',
  )
  if (!answer.ok) return answer
  const { refusal, users, nextCursor } = answer.data
  if (refusal === 'INVALID' && cursor) return listUsers(ask, filter)
  if (refusal) return failAs(refusal)
  if (!users) return failWith('unavailable')
  const listed = users.map((user) => ({ ...user, groups: user.groups ?? [], isMissing: user.standing === 'MISSING' }))
  return ok({ users: listed, nextCursor: nextCursor ?? undefined })
}

/** Puts one user into the group `everyone`. `already`: somebody was faster. */
export const repairMember = async (ask: Ask, userId: string): Promise<Result<'added' | 'already'>> => {
  const answer = unwrap(await ask<Answer<'manageUser'>>(REPAIR, { username: userId }), 'manageUser')
  if (!answer.ok) return answer
  const { outcome, refusal } = answer.data
  if (refusal) return failAs(refusal)
  return outcome ? ok(outcome === 'DONE' ? 'added' : 'already') : failWith('unavailable')
}
