import type { ReactNode } from 'react'
import { Mark } from '../ui/mark'
import { BRAND } from '../words/brand'

interface SiteHeaderProps {
  /** Said after the brand: the area one is in. */
  area?: string
  /** Links of this area. */
  nav?: ReactNode
  tools?: ReactNode
}

/** The head of every page. On phones the links stand in a line of their own. */
export function SiteHeader({ area, nav, tools }: SiteHeaderProps) {
  return (
    <header className={`border-line print:hidden ${nav ? 'wide:border-b' : 'border-b'}`}>
      <div className="wrap flex min-h-14 flex-wrap items-stretch wide:flex-nowrap wide:gap-4 full:gap-8">
        <a
          href="/"
          className="flex min-h-14 flex-1 items-center gap-2.5 text-[1.0625rem] font-bold tracking-[-.015em] whitespace-nowrap text-ink no-underline wide:flex-none"
        >
          <Mark className="size-5.5" />
          {BRAND}
          {/* On the narrowest phones the links below say as much. */}
          {area && <span className="font-normal text-ink-2 max-[23rem]:sr-only">{area}</span>}
        </a>
        {nav}
        {tools && <div className="flex items-center gap-1">{tools}</div>}
      </div>
    </header>
  )
}
