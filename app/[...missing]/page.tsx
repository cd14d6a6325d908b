import type { Metadata } from 'next'
import { NothingHere } from '../../components/shell/nothing-here'
import { lostWords } from '../../components/words/lost'
import { answerMissing } from '../../lib/server/answer-missing'

export const metadata: Metadata = { title: lostWords.notFound.title }

/** Every address that no other route answers. */
export default function Missing() {
  answerMissing()
  return <NothingHere />
}
