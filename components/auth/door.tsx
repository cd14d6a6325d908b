import type { ReactNode } from 'react'
import { SiteHeader } from '../shell/site-header'
import { Mark } from '../ui/mark'
import { authWords } from '../words/auth'

interface DoorProps {
  title: string
  /** Longer than a screen: then the promise stands beside its beginning. */
  isLong?: boolean
  children: ReactNode
}

/** The frame of every page before sign-in: the promise on the left, one thing to do on the right. */
export function Door({ title, isLong = false, children }: DoorProps) {
  return (
    <>
      <SiteHeader />
      <main
        id="content"
        className={`wrap grid gap-10 pt-8 pb-16 wide:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] wide:gap-16 wide:pt-28 ${isLong ? 'items-start' : 'items-end'}`}
      >
        <div>
          <Mark className="w-28 wide:w-full wide:max-w-72" />
          <h1 className="mt-6 max-w-[13em] text-hero font-bold text-balance wide:mt-12 wide:text-xxl">
            {authWords.promise}
          </h1>
        </div>
        <section className="grid w-full gap-6 wide:max-w-88 wide:justify-self-end">
          <h2 className="text-l font-bold">{title}</h2>
          {children}
        </section>
      </main>
    </>
  )
}
