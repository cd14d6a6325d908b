import { adminWords as words } from '../words/admin'

/** The state of the group in one sentence. */
export function HealthSentence({ users, missing }: { users: number; missing: number }) {
  return (
    <h1 className="text-hero font-bold text-balance wide:text-xxl">
      {missing > 0 ? (
        <>
          <span className="text-alert">{missing}</span>
          {words.ofUsers(users)}
        </>
      ) : (
        words.allSee(users)
      )}
    </h1>
  )
}
