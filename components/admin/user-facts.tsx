import type { ReactNode } from 'react'
import type { UserDetail } from '../../lib/domain/user'
import { Moment } from '../ui/moment'
import { statusWords } from '../words/admin'
import { userWords as words } from '../words/admin-user'
import { UserGroups } from './user-groups'

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] items-baseline gap-x-2 wide:block">
      <dt className="text-s text-ink-2">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** What Cognito knows of the user. */
export function UserFacts({ detail: { user, attributes }, now }: { detail: UserDetail; now: string }) {
  return (
    <section aria-label={words.facts} className="mt-6">
      <dl className="grid gap-x-6 gap-y-2 wide:grid-cols-3 wide:gap-y-4">
        <Fact term={words.status}>{statusWords(user)}</Fact>
        <Fact term={words.emailFact}>{user.isEmailVerified ? words.verified : words.notVerified}</Fact>
        <Fact term={words.groups}>
          <UserGroups user={user} />
        </Fact>
        <Fact term={words.created}>
          <Moment at={user.createdAt} now={now} />
        </Fact>
        <Fact term={words.memberSince}>
          {user.memberSince ? (
            <Moment at={user.memberSince} now={now} />
          ) : user.standing === 'MEMBER' ? (
            words.notSeenYet
          ) : (
            words.notMember
          )}
        </Fact>
        <Fact term={words.id}>
          <span className="block text-s">{user.username}</span>
          {user.id !== user.username && <span className="block text-s text-ink-2">{user.id}</span>}
        </Fact>
      </dl>
      {attributes.length > 0 && (
        <details className="mt-3">
          <summary className="min-h-hit content-center text-s">{words.attributes(attributes.length)}</summary>
          <dl className="grid grid-cols-[minmax(0,10rem)_minmax(0,1fr)] gap-x-6 gap-y-1 text-s">
            {attributes.map(({ name, value }) => (
              <div key={name} className="contents">
                <dt className="text-ink-2">{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
