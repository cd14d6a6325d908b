import type { ReactNode } from 'react'
import { TITLE_ID } from './title-id'

interface TodoSheetProps {
  title: string
  /** What is known about the list, beside its title. */
  about?: ReactNode
  tabs?: ReactNode
  /** On the page of people who wait the list comes second. */
  isSecond?: boolean
  children: ReactNode
}

/** A list's title and tabs on its ink rule, and the list under it. */
export function TodoSheet({ title, about, tabs, isSecond = false, children }: TodoSheetProps) {
  const Heading = isSecond ? 'h2' : 'h1'
  const size = isSecond ? 'text-l' : 'text-h wide:text-xl'
  return (
    <section className={`sheet ${isSecond ? 'mt-16' : 'mt-4 wide:mt-8'}`} aria-labelledby={TITLE_ID}>
      <div className="sheet-head wide:flex-nowrap">
        <Heading id={TITLE_ID} tabIndex={-1} className={`min-w-0 pb-2 font-bold ${size}`}>
          {title}
        </Heading>
        {about && (
          <div className="flex min-w-0 flex-[1_0_100%] flex-wrap items-center gap-x-4 pb-1 wide:flex-1 wide:flex-nowrap wide:items-baseline text-ink-2 wide:pb-3">
            {about}
          </div>
        )}
        {tabs && <div className="min-w-0 basis-full wide:ml-auto wide:basis-auto">{tabs}</div>}
      </div>
      {children}
    </section>
  )
}
