import { say } from '../../../components/workspace/say'
import type { Todo } from '../../../lib/domain/todo'

const BECAME = { OPEN: 'theyReopened', DONE: 'theyCompleted', TRASH: 'theyTrashed' } as const

const whatOf = (before: Todo, now: Todo | null) => {
  if (!now) return 'theyRemoved'
  if (before.state === now.state) return 'theyChanged'
  return before.state === 'TRASH' ? 'theyRestored' : BECAME[now.state]
}

/** Says what somebody else did to a todo that is on the page; null: they deleted it for good. */
export const tellOthers = (
  before: Todo,
  now: Todo | null,
  nameOf: (ownerId: string) => string,
  actorId: string,
): void => {
  if (before.ownerId === actorId) return
  say(whatOf(before, now), [(now ?? before).name, nameOf(before.ownerId)])
}
