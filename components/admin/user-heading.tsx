import type { UserDetail } from '../../lib/domain/user'
import { isKeptOutInGroup } from '../../lib/domain/user-acts'
import { Moment } from '../ui/moment'
import { userWords as words } from '../words/admin-user'
import { personWords } from './person-words'

interface UserHeadingProps {
  detail: UserDetail
  now: string
  viewer: string
  /** Display names by id, as far as they are known. */
  names: Record<string, string>
}

/** Who it is, and where they stand, in one sentence. */
export function UserHeading({ detail, now, viewer, names }: UserHeadingProps) {
  const { user, keptOutAt, keptOutBy, isSelf } = detail
  const isMissing = user.standing === 'MISSING'
  return (
    <>
      <h1 className="mt-2 text-h font-bold wide:text-xl">
        <bdi>{user.email || user.username}</bdi>
      </h1>
      <p className="text-ink-2">
        <bdi>{user.displayName ?? words.noName}</bdi>
        {isSelf && <b className="text-ink"> · {words.yourself}</b>}
      </p>
      <p className={`mt-3 text-l ${isMissing ? 'dashed-round flex items-baseline gap-2 font-bold text-alert' : ''}`}>
        <span>
          {words.standings[user.standing]}
          {user.standing === 'KEPT_OUT' && keptOutAt && (
            <>
              {' · '}
              <Moment at={keptOutAt} now={now} />
            </>
          )}
          {user.standing === 'KEPT_OUT' && keptOutBy && (
            <>
              {` · ${words.by} `}
              {keptOutBy === viewer ? (
                words.you
              ) : (
                <a href={`/admin/users/${keptOutBy}`}>
                  <bdi>{personWords(keptOutBy, names)}</bdi>
                </a>
              )}
            </>
          )}
        </span>
      </p>
      {isKeptOutInGroup(user) && <p className="mt-1 max-w-160 font-semibold text-alert">{words.keptOutInGroup}</p>}
    </>
  )
}
