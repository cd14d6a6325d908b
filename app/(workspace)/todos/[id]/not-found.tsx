import { DeadEnd } from '../../../../components/shell/dead-end'
import { todoWords as words } from '../../../../components/words/todo'

/** A todo that is gone, or that the reader may not see: to them it is the same. */
export default function TodoNotFound() {
  return <DeadEnd title={words.goneTitle} words={words.goneWords} back={words.back} href="/todos" />
}
