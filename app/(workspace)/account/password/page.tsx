import type { Metadata } from 'next'
import { AccountPage, FormColumn } from '../../../../components/account/account-page'
import { whosePassword } from '../../../../components/auth/whose-password'
import { WorkspaceHeader } from '../../../../components/shell/workspace-header'
import { FieldForm } from '../../../../components/ui/field-form'
import { accountWords } from '../../../../components/words/account'
import { authWords } from '../../../../components/words/auth'
import { loadAccount } from '../../../../lib/server/account'
import { signOut } from '../../session-actions'
import { changePassword } from '../actions'

const words = accountWords.password

export const metadata: Metadata = { title: words.title }

export default async function PasswordPage() {
  const { account, ...workspace } = await loadAccount('/account/password')
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <AccountPage title={words.title}>
        <p>{account.ok && account.data.hasApp ? words.wordsWithApp : words.words}</p>
        <FormColumn>
          <FieldForm
            action={changePassword}
            submit={words.submit}
            fields={[
              ...(account.ok ? [whosePassword(account.data.email)] : []),
              {
                name: 'currentPassword',
                label: accountWords.currentPassword,
                type: 'password',
                autoComplete: 'current-password',
              },
              {
                name: 'password',
                label: authWords.newPassword,
                type: 'password',
                autoComplete: 'new-password',
                hint: authWords.passwordRules,
              },
            ]}
          >
            <p>
              <a href="/forgot-password">{authWords.signIn.forgot}</a>
            </p>
          </FieldForm>
        </FormColumn>
      </AccountPage>
    </>
  )
}
