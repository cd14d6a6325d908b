import type { Actor } from '../../lib/domain/member'
import { AccountMenu } from '../shell/account-menu'
import { SiteHeader } from '../shell/site-header'
import { SiteNav } from '../shell/site-nav'
import type { FormAction } from '../ui/form-action'
import { adminWords } from '../words/admin'
import { shellWords } from '../words/shell'

interface AdminHeaderProps {
  actor: Actor
  current: 'health' | 'users'
  signOut: FormAction
}

export function AdminHeader({ actor, current, signOut }: AdminHeaderProps) {
  return (
    <SiteHeader
      area={shellWords.admin}
      nav={
        <SiteNav
          label={adminWords.nav}
          links={[
            { href: '/admin', label: adminWords.health, isCurrent: current === 'health' },
            { href: '/admin/users', label: adminWords.users, isCurrent: current === 'users' },
          ]}
        />
      }
      tools={
        <>
          <a href="/todos" className="flex min-h-hit items-center px-2 text-ink-2 no-underline hover:text-ink">
            {shellWords.workspace}
          </a>
          <AccountMenu id={actor.id} isAdmin signOut={signOut} />
        </>
      }
    />
  )
}
