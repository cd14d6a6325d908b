import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAs } from './refusals'

type Answer<Operation extends 'enterWorkspace' | 'changeDisplayName'> = {
  [Name in Operation]: NonNullable<Schema[Operation]['returnType']>
}

const ENTER = 'mutation Enter { enterWorkspace { standing isJustAdded displayName refusal } }'
const RENAME = 'mutation Rename($name: String!) { changeDisplayName(name: $name) { displayName refusal } }'

const STANDINGS = { MEMBER: 'member', WAITING: 'waiting', REMOVED: 'removed' } as const

export interface Entrance {
  standing: 'member' | 'waiting' | 'removed'
  /** Put into the group just now: the tokens do not know it yet. */
  isJustAdded: boolean
  displayName: string
}

/** The front door: writes the caller's entry in the directory if it is not there. Safe to repeat. */
export const enterWorkspace = async (ask: Ask): Promise<Result<Entrance>> => {
  const answer = unwrap(await ask<Answer<'enterWorkspace'>>(ENTER), 'enterWorkspace')
  if (!answer.ok) return answer
  const { standing, isJustAdded, displayName, refusal } = answer.data
  if (refusal) return failAs(refusal)
  if (!standing || !displayName) return failWith('unavailable')
  return ok({ standing: STANDINGS[standing], isJustAdded: isJustAdded ?? false, displayName })
}

/** Changes the caller's display name; answers it as it will be shown. */
export const changeDisplayName = async (ask: Ask, name: string): Promise<Result<string>> => {
  const answer = unwrap(await ask<Answer<'changeDisplayName'>>(RENAME, { name }), 'changeDisplayName')
  if (!answer.ok) return answer
  if (answer.data.refusal) return failAs(answer.data.refusal)
  return answer.data.displayName ? ok(answer.data.displayName) : failWith('unavailable')
}
