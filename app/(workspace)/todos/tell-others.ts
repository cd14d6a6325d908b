import { announce } from '../../../components/ui/announce'
import { workspaceWords } from '../../../components/words/workspace'
import type { Todo } from '../../../lib/domain/todo'

const words = workspaceWords.said

const whatOf = (before: Todo, now: Todo): string => {
  if (before.state === now.state) return words.theyChanged
  return { OPEN: words.theyReopened, DONE: words.theyCompleted, TRASH: words.theyDeleted }[now.state]
}

/** Says what somebody else did to a todo that is on the page. */
export const tellOthers = (before: Todo, now: Todo, nameOf: (ownerId: string) => string, actorId: string): void => {
  if (now.ownerId === actorId) return
  announce(words.theirs(nameOf(now.ownerId), whatOf(before, now), now.name))
}
