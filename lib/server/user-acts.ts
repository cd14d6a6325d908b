import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { UserAct } from '../domain/repair'
import { ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAs } from './refusals'

interface Answer {
  manageUser: NonNullable<Schema['manageUser']['returnType']>
  createUser: NonNullable<Schema['createUser']['returnType']>
}

const MANAGE = `mutation Manage($username: ID!, $act: UserAct!, $confirmation: String, $alsoTrashTodos: Boolean) {
  manageUser(username: $username, act: $act, confirmation: $confirmation, alsoTrashTodos: $alsoTrashTodos) {
    refusal outcome todos } }`
const CREATE = 'mutation Create($email: String!) { createUser(email: $email) { refusal username } }'

export interface AskedAct {
  username: string
  act: UserAct
  confirmation?: string
  alsoTrashTodos?: boolean
}

export interface ActDone {
  outcome: Schema['ActOutcome']['type']
  /** How many todos were moved, where some were to be. */
  todos?: number
}

/** Does one act to one user. The function judges caller and user again. */
export const manageUser = async (ask: Ask, asked: AskedAct): Promise<Result<ActDone>> => {
  const answer = unwrap(await ask<Answer>(MANAGE, { ...asked }), 'manageUser')
  if (!answer.ok) return answer
  const { refusal, outcome, todos } = answer.data
  if (refusal) return failAs(refusal)
  return outcome ? ok({ outcome, todos: todos ?? undefined }) : failWith('unavailable')
}

/** Makes a user as the Cognito console does: an invitation by mail, and no group. Answers the username. */
export const createUser = async (ask: Ask, email: string): Promise<Result<string>> => {
  const answer = unwrap(await ask<Answer>(CREATE, { email }), 'createUser')
  if (!answer.ok) return answer
  const { refusal, username } = answer.data
  if (refusal) return failAs(refusal)
  return username ? ok(username) : failWith('unavailable')
}
