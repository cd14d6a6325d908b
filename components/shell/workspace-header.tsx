import type { Actor, Standing } from '../../lib/domain/member'
import { isAdmin } from '../../lib/domain/policy'
import type { FormAction } from '../ui/form-action'
import { shellWords } from '../words/shell'
import { AccountMenu } from './account-menu'
import { SiteHeader } from './site-header'
import { SiteNav } from './site-nav'

interface WorkspaceHeaderProps {
  workspace: { actor: Actor; displayName: string; standing: Standing }
  current?: 'todos'
  signOut: FormAction
}

export function WorkspaceHeader({
  workspace: { actor, displayName, standing },
  current,
  signOut,
}: WorkspaceHeaderProps) {
  const label = standing === 'member' ? shellWords.everyone : shellWords.mine
  return (
    <SiteHeader
      nav={<SiteNav label={shellWords.views} links={[{ href: '/todos', label, isCurrent: current === 'todos' }]} />}
      tools={<AccountMenu id={actor.id} name={displayName} isAdmin={isAdmin(actor)} signOut={signOut} />}
    />
  )
}
