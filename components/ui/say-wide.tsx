import type { ReactNode } from 'react'
import { Mark } from './mark'

interface SayWideProps {
  look?: 'whole' | 'alone' | 'none'
  title: string
  isPageTitle?: boolean
  children: ReactNode
}

/** Something said at length, beside the mark. */
export function SayWide({ look, title, isPageTitle = false, children }: SayWideProps) {
  const Heading = isPageTitle ? 'h1' : 'h2'
  return (
    <section className="mt-10 grid gap-x-8 gap-y-6 wide:mt-14 wide:grid-cols-[6.5rem_minmax(0,40rem)]">
      <Mark look={look} className="size-20 wide:size-26" />
      <div className="grid justify-items-start gap-4">
        <Heading className={`font-bold text-balance ${isPageTitle ? 'text-h wide:text-xl' : 'text-l'}`}>
          {title}
        </Heading>
        {children}
      </div>
    </section>
  )
}
