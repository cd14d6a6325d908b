import type { ReactNode } from 'react'
import { SayWide } from '../ui/say-wide'

/** A page that says one thing at length: the mark, a title, words, and what to do. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="content" className="wrap pb-24">
      <SayWide isPageTitle title={title}>
        {children}
      </SayWide>
    </main>
  )
}
