import type { ListedUser } from '../../lib/domain/user'
import { Moment } from '../ui/moment'
import { usersWords as words } from '../words/admin-users'

/** Where a user stands: since when they are a member, or a dashed round for one who is missing. */
export function Standing({ user, now }: { user: Pick<ListedUser, 'standing' | 'memberSince'>; now: string }) {
  if (user.standing === 'MISSING')
    return (
      <span className="dashed-round inline-flex items-center gap-1.5 font-semibold whitespace-nowrap text-alert">
        {words.standings.MISSING}
      </span>
    )
  if (user.standing === 'MEMBER' && user.memberSince)
    return (
      <>
        <span className="wide:sr-only">{words.memberSince} </span>
        <Moment at={user.memberSince} now={now} />
      </>
    )
  return words.standings[user.standing]
}
