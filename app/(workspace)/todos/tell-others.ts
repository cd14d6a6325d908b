import { say } from '../../../components/workspace/say'
import type { Todo } from '../../../lib/domain/todo'

const BECAME = { OPEN: 'theyReopened', DONE: 'theyCompleted', TRASH: 'theyTrashed' } as const

/** Says what somebody else did to a todo that is on the page. */
export const tellOthers = (before: Todo, now: Todo, nameOf: (ownerId: string) => string, actorId: string): void => {
  if (now.ownerId === actorId) return
  say(before.state === now.state ? 'theyChanged' : BECAME[now.state], [now.name, nameOf(now.ownerId)])
}
