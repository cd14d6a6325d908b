import type { Actor } from '../../lib/domain/member'
import { AccountMenu } from '../shell/account-menu'
import { SiteHeader } from '../shell/site-header'
import { SiteNav } from '../shell/site-nav'
import type { FormAction } from '../ui/form-action'
import { adminWords } from '../words/admin'
import { shellWords } from '../words/shell'

const PLACES = [
  ['health', '/admin'],
  ['users', '/admin/users'],
  ['runs', '/admin/runs'],
  ['ledger', '/admin/ledger'],
  ['settings', '/admin/settings'],
] as const

interface AdminHeaderProps {
  actor: Actor
  current: (typeof PLACES)[number][0]
  signOut: FormAction
}

export function AdminHeader({ actor, current, signOut }: AdminHeaderProps) {
  return (
    <SiteHeader
      area={shellWords.admin}
      nav={
        <SiteNav
          label={adminWords.nav}
          links={PLACES.map(([place, href]) => ({ href, label: adminWords[place], isCurrent: place === current }))}
        />
      }
      tools={
        <>
          <a
            href="/todos"
            className="flex min-h-hit items-center px-2 whitespace-nowrap text-ink-2 no-underline hover:text-ink"
          >
            {shellWords.workspace}
          </a>
          <AccountMenu id={actor.id} isAdmin signOut={signOut} />
        </>
      }
    />
  )
}
