import type { DescribedUser } from '../../../directory/describe-user'
import type { UserStanding } from '../../../records/scan-notes'
import type { Caller, Services } from '../../../services'

export interface ActInput {
  confirmation?: string | null
  alsoTrashTodos?: boolean | null
}

export interface ActAnswer {
  refusal?: 'KEPT_OUT' | 'WRONG_STATUS' | 'NOT_CONFIRMED' | 'NOT_FOUND' | 'FORBIDDEN' | 'THROTTLED'
  outcome?: 'DONE' | 'ALREADY' | 'PARTLY'
  todos?: number
  /** Where the user stands by this act, when it has to do with that. */
  standing?: UserStanding
}

/** One act on one user, who was there a moment ago. */
export type Act = (services: Services, user: DescribedUser, input: ActInput, caller: Caller) => Promise<ActAnswer>

export const done: ActAnswer = { outcome: 'DONE' }
export const already: ActAnswer = { outcome: 'ALREADY' }
