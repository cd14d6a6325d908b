import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { MembershipHealth, UserFilter, UserPage } from '../domain/member'
import { ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAs } from './refusals'

type Answer<Operation extends 'membershipHealth' | 'listUsers' | 'repairMember'> = {
  [Name in Operation]: NonNullable<Schema[Operation]['returnType']>
}

const HEALTH = 'query Health { membershipHealth { refusal users members missing countedAt } }'
const USERS = `query Users($filter: UserFilter, $cursor: String) { listUsers(filter: $filter, cursor: $cursor) {
  refusal nextCursor users { id username email isEmailVerified status isEnabled groups createdAt isMissing } } }`
const REPAIR = 'mutation Repair($userId: ID!) { repairMember(userId: $userId) { outcome refusal } }'

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
  const answer = unwrap(await ask<Answer<'listUsers'>>(USERS, { filter, cursor }), 'listUsers')
  if (!answer.ok) return answer
  const { refusal, users, nextCursor } = answer.data
  if (refusal === 'INVALID' && cursor) return listUsers(ask, filter)
  if (refusal) return failAs(refusal)
  return users ? ok({ users, nextCursor: nextCursor ?? undefined }) : failWith('unavailable')
}

/** Puts one user into the group `everyone`. `already`: somebody was faster. */
export const repairMember = async (ask: Ask, userId: string): Promise<Result<'added' | 'already'>> => {
  const answer = unwrap(await ask<Answer<'repairMember'>>(REPAIR, { userId }), 'repairMember')
  if (!answer.ok) return answer
  const { outcome, refusal } = answer.data
  if (refusal) return failAs(refusal)
  return outcome ? ok(outcome === 'ADDED' ? 'added' : 'already') : failWith('unavailable')
}
