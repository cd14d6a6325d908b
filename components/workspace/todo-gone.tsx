import { DeadEnd } from '../shell/dead-end'
import { todoWords as words } from '../words/todo'

/** A todo that is gone, or that the reader may not see: to them it is the same. */
export function TodoGone() {
  return <DeadEnd title={words.goneTitle} words={words.goneWords} back={words.back} href="/todos" />
}
