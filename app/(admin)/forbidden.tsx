import type { Metadata } from 'next'
import { DeadEnd } from '../../components/shell/dead-end'
import { lostWords } from '../../components/words/lost'

export const metadata: Metadata = { title: lostWords.forbidden.title }

export default function Forbidden() {
  return <DeadEnd {...lostWords.forbidden} />
}
