import type { ReactNode } from 'react'
import { TITLE_ID } from './title-id'

interface TodoSheetProps {
  title: string
  /** What is known about the list, beside its title. */
  about?: string
  /** On the page of people who wait the list comes second. */
  isSecond?: boolean
  children: ReactNode
}

/** A list's title on its ink rule, and the list under it. */
export function TodoSheet({ title, about, isSecond = false, children }: TodoSheetProps) {
  const Heading = isSecond ? 'h2' : 'h1'
  const size = isSecond ? 'text-l' : 'text-h wide:text-xl'
  return (
    <section className={`sheet ${isSecond ? 'mt-16' : 'mt-4 wide:mt-8'}`} aria-labelledby={TITLE_ID}>
      <div className="sheet-head">
        <Heading id={TITLE_ID} tabIndex={-1} className={`pb-2 font-bold ${size}`}>
          {title}
        </Heading>
        {about && <p className="pb-2 text-ink-2 wide:pb-3">{about}</p>}
      </div>
      {children}
    </section>
  )
}
