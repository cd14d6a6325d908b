import type { Actor, Standing } from '../../lib/domain/member'
import { isAdmin } from '../../lib/domain/policy'
import { type TodoView, viewPath } from '../../lib/domain/todo-view'
import type { FormAction } from '../ui/form-action'
import { shellWords } from '../words/shell'
import { AccountMenu } from './account-menu'
import { OpenSearch } from './open-search'
import { SiteHeader } from './site-header'
import { type NavLink, SiteNav } from './site-nav'

interface WorkspaceHeaderProps {
  workspace: { actor: Actor; displayName: string; standing: Standing }
  /** The view that is shown; absent on a page that is none. */
  view?: TodoView
  personName?: string
  /** On the page on which one picks a person. */
  isPicking?: boolean
  signOut: FormAction
}

const MEMBERS: { of: TodoView['of']; label: string }[] = [
  { of: 'everyone', label: shellWords.everyone },
  { of: 'mine', label: shellWords.mine },
]

const linksOf = ({ workspace: { standing }, view, personName, isPicking = false }: WorkspaceHeaderProps): NavLink[] => {
  const state = view?.state === 'DONE' ? 'DONE' : 'OPEN'
  const isPerson = view !== undefined && view.of !== 'everyone' && view.of !== 'mine'
  const links = MEMBERS.filter(({ of }) => standing === 'member' || of === 'mine').map(({ of, label }) => ({
    href: viewPath({ of, state }),
    label,
    isCurrent: view?.of === of,
  }))
  if (standing !== 'member') return links
  const label = isPerson ? (personName ?? shellWords.person) : shellWords.person
  return [...links, { href: '/people', label, isCurrent: isPerson || isPicking }]
}

export function WorkspaceHeader(props: WorkspaceHeaderProps) {
  const { actor, displayName } = props.workspace
  return (
    <SiteHeader
      nav={<SiteNav label={shellWords.views} links={linksOf(props)} />}
      tools={
        <>
          {props.view && <OpenSearch />}
          <AccountMenu id={actor.id} name={displayName} isAdmin={isAdmin(actor)} signOut={props.signOut} />
        </>
      }
    />
  )
}
