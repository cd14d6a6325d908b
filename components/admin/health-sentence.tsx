import type { ReactNode } from 'react'
import type { MembershipHealth } from '../../lib/domain/user'
import { healthWords as words } from '../words/admin-health'
import { numberWords } from '../words/numbers'

interface HealthSentenceProps {
  count: NonNullable<MembershipHealth['count']>
  /** The one main act, under the sentence. */
  children?: ReactNode
}

/** The state of the group in one sentence. Who is kept out on purpose is a number of its own. */
export function HealthSentence({ count: { users, missing, keptOut }, children }: HealthSentenceProps) {
  return (
    <div>
      <h1 className="text-hero font-bold text-balance wide:text-xxl">
        {missing > 0 ? (
          <>
            <span className="text-alert">{numberWords(missing)}</span>
            {words.ofUsers(users)}
          </>
        ) : users - keptOut > 0 ? (
          words.allSee(users - keptOut)
        ) : (
          words.noUsers
        )}
      </h1>
      {keptOut > 0 && (
        <p className="mt-2">
          <a href="/admin/users?show=kept-out">{words.keptOut(keptOut)}</a>
        </p>
      )}
      {children}
    </div>
  )
}
