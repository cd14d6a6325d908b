import type { Metadata } from 'next'
import { AccountRow } from '../../../components/account/account-row'
import { WorkspaceHeader } from '../../../components/shell/workspace-header'
import { ActionForm } from '../../../components/ui/action-form'
import { buttonLook } from '../../../components/ui/button-look'
import { FocusFirst } from '../../../components/ui/focus-first'
import { ListFailed } from '../../../components/ui/list-failed'
import { accountWords as words } from '../../../components/words/account'
import { oneOf, type SearchParams } from '../../../lib/domain/search-param'
import { loadAccount } from '../../../lib/server/account'
import type { OwnAccount } from '../../../lib/server/own-account'
import { signOut } from '../session-actions'
import { signOutEverywhere } from './actions'

export const metadata: Metadata = { title: words.title }

type Done = keyof typeof words.done

const isDone = (done: string | undefined): done is Done => done !== undefined && Object.hasOwn(words.done, done)

/** Whether it can be so: an address says what anybody wrote into it. */
const canBe = (done: Done, { hasApp, isEmailVerified }: OwnAccount) =>
  ({ password: true, email: isEmailVerified, 'app-on': hasApp, 'app-off': !hasApp })[done]

export default async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ account, ...workspace }, search] = await Promise.all([loadAccount('/account'), searchParams])
  const done = oneOf(search.done)
  const link = (path: string, label: string) => (
    <a href={`/account/${path}`} className={buttonLook.plain}>
      {label}
    </a>
  )
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <section className="sheet mt-4 wide:mt-8" aria-labelledby="title">
          <div className="sheet-head">
            <h1 id="title" className="pb-2 text-h font-bold wide:text-xl">
              {words.title}
            </h1>
          </div>
          {isDone(done) && account.ok && canBe(done, account.data) && (
            <FocusFirst className="mx-bleed mt-4 border-l-2 border-accent pl-4">{words.done[done]}</FocusFirst>
          )}
          {!account.ok && (
            <ListFailed title={words.failed} failure={account.error} retry={{ href: '/account', label: words.retry }} />
          )}
          <ul>
            <AccountRow
              label={words.name.label}
              value={<bdi>{workspace.displayName}</bdi>}
              note={words.name.note}
              act={link('name', words.name.act)}
            />
            {account.ok && (
              <AccountRow
                label={words.email.label}
                value={<bdi>{account.data.email}</bdi>}
                note={account.data.isEmailVerified ? words.email.confirmed : words.email.unconfirmed}
                isAlert={!account.data.isEmailVerified}
                act={!account.data.isEmailVerified && link('email', words.email.act)}
              />
            )}
            <AccountRow
              label={words.password.label}
              note={words.password.note}
              act={link('password', words.password.act)}
            />
            {account.ok && (
              <AccountRow
                label={words.app.label}
                value={account.data.hasApp ? words.app.on : words.app.off}
                note={account.data.hasApp ? words.app.onNote : words.app.offNote}
                act={link('app', account.data.hasApp ? words.app.unset : words.app.set)}
              />
            )}
            <AccountRow
              label={words.everywhere.label}
              note={words.everywhere.note}
              act={
                <ActionForm action={signOutEverywhere}>
                  <button type="submit" className={buttonLook.plain}>
                    {words.everywhere.act}
                  </button>
                </ActionForm>
              }
            />
            <AccountRow label={words.remove.label} note={words.remove.note} act={link('delete', words.remove.act)} />
          </ul>
        </section>
      </main>
    </>
  )
}
