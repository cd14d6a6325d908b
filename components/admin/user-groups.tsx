import type { ListedUser } from '../../lib/domain/user'
import { usersWords as words } from '../words/admin-users'

/** The groups that people made; those that Cognito made for a provider are folded away. */
export function UserGroups({ user }: { user: Pick<ListedUser, 'groups' | 'systemGroups'> }) {
  const { groups, systemGroups } = user
  return (
    <>
      {groups ? groups.join(', ') || words.noGroups : words.manyGroups}
      {systemGroups.length > 0 && (
        <details className="text-s text-ink-2">
          <summary>{words.systemGroups(systemGroups.length)}</summary>
          {systemGroups.join(', ')}
        </details>
      )}
    </>
  )
}
