import type { Metadata } from 'next'
import { DeadEnd } from '../../components/shell/dead-end'
import { lostWords } from '../../components/words/lost'

export const metadata: Metadata = { title: lostWords.notFound.title }

export default function NotFound() {
  return <DeadEnd {...lostWords.notFound} />
}
