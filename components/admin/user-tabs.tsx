import { ADMINS } from '../../lib/domain/member'
import { type UserQuery, usersPath } from '../../lib/domain/user-query'
import { Tabs } from '../ui/tabs'
import { usersWords as words } from '../words/admin-users'
import { numberWords } from '../words/numbers'

type View = Pick<UserQuery, 'standing' | 'isEnabled' | 'group'>

const VIEWS: [keyof typeof words.tabs, View][] = [
  ['all', {}],
  ['missing', { standing: 'MISSING' }],
  ['keptOut', { standing: 'KEPT_OUT' }],
  ['disabled', { isEnabled: false }],
  ['admins', { group: ADMINS }],
]

/** The views that are asked for most. What is searched for stays when one goes from one to the other. */
export function UserTabs({ query, total }: { query: UserQuery; total?: number }) {
  const isView = ({ standing, isEnabled, group }: View) =>
    standing === query.standing && isEnabled === query.isEnabled && group === query.group
  return (
    <Tabs
      label={words.filters}
      tabs={VIEWS.map(([name, view]) => ({
        label: words.tabs[name],
        href: usersPath({
          ...query,
          cursor: undefined,
          standing: undefined,
          isEnabled: undefined,
          group: undefined,
          ...view,
        }),
        isCurrent: isView(view),
        count: isView(view) && total !== undefined ? numberWords(total) : undefined,
      }))}
    />
  )
}
