import type { ReactNode } from 'react'
import { SayWide } from '../ui/say-wide'
import { accountWords } from '../words/account'

/** The frame of a page on which one thing of one's account is changed. */
export function AccountPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main id="content" className="wrap pb-24">
      <SayWide isPageTitle title={title}>
        {children}
        <p className="mt-2">
          <a href="/account">{accountWords.back}</a>
        </p>
      </SayWide>
    </main>
  )
}

/** The width of a form in it. */
export function FormColumn({ children }: { children: ReactNode }) {
  return <div className="mt-2 grid w-full max-w-88 gap-6">{children}</div>
}
