import type { Metadata } from 'next'
import { AccountPage, FormColumn } from '../../../../components/account/account-page'
import { WorkspaceHeader } from '../../../../components/shell/workspace-header'
import { ActionForm } from '../../../../components/ui/action-form'
import { buttonLook } from '../../../../components/ui/button-look'
import { FieldForm } from '../../../../components/ui/field-form'
import { Refusal } from '../../../../components/ui/refusal'
import { accountWords } from '../../../../components/words/account'
import { authWords } from '../../../../components/words/auth'
import { landingPath, safeNextPath } from '../../../../lib/domain/next-path'
import { oneOf, type SearchParams } from '../../../../lib/domain/search-param'
import { loadAccount } from '../../../../lib/server/account'
import { signOut } from '../../session-actions'
import { confirmEmail, sendEmailCode } from '../actions'

const words = accountWords.email

export const metadata: Metadata = { title: words.title }

export default async function EmailPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ account, ...workspace }, search] = await Promise.all([loadAccount('/account/email'), searchParams])
  const [next, isSent] = [safeNextPath(search.next), oneOf(search.sent) !== undefined]
  const hidden = next ? { next } : undefined
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <AccountPage title={words.title}>
        {!account.ok && <Refusal message={account.error.message} />}
        {account.ok && account.data.isEmailVerified && <p>{words.isConfirmed}</p>}
        {account.ok && !account.data.isEmailVerified && (
          <>
            <p>{words.words}</p>
            <p>
              {isSent ? words.sentTo : words.sendTo} <b>{account.data.email}</b>.
            </p>
            <FormColumn>
              <FieldForm
                action={confirmEmail}
                submit={words.submit}
                hidden={hidden}
                fields={[
                  {
                    name: 'code',
                    label: authWords.code,
                    autoComplete: 'one-time-code',
                    inputMode: 'numeric',
                    maxLength: 12,
                    hint: authWords.codeHint,
                    isShort: true,
                  },
                ]}
              />
              <ActionForm action={sendEmailCode} className="grid justify-items-start gap-4">
                <button type="submit" className={buttonLook.plain}>
                  {isSent ? words.sendAgain : words.send}
                </button>
              </ActionForm>
            </FormColumn>
          </>
        )}
        {next && (
          <p>
            <a href={landingPath(next)}>{words.later}</a>
          </p>
        )}
      </AccountPage>
    </>
  )
}
