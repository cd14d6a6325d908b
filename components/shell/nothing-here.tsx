import { lostWords } from '../words/lost'
import { DeadEnd } from './dead-end'

/** Whatever an address names that there is not. */
export function NothingHere() {
  return <DeadEnd {...lostWords.notFound} />
}
