import type { Metadata } from 'next'
import { AccountPage, FormColumn } from '../../../../components/account/account-page'
import { AppKey } from '../../../../components/account/app-key'
import { WorkspaceHeader } from '../../../../components/shell/workspace-header'
import { ActionForm } from '../../../../components/ui/action-form'
import { buttonLook } from '../../../../components/ui/button-look'
import { FieldForm } from '../../../../components/ui/field-form'
import { Refusal } from '../../../../components/ui/refusal'
import { accountWords } from '../../../../components/words/account'
import { authWords } from '../../../../components/words/auth'
import { loadAccount } from '../../../../lib/server/account'
import { readAppSecret } from '../../../../lib/server/app-secret-cookie'
import { appLink, squaresOf } from '../../../../lib/server/qr-code'
import { signOut } from '../../session-actions'
import { beginApp, beginAppAgain, switchAppOff, switchAppOn } from '../actions'

const words = accountWords.app

export const metadata: Metadata = { title: words.title }

const askPassword = {
  name: 'currentPassword',
  label: accountWords.currentPassword,
  type: 'password',
  autoComplete: 'current-password',
  hint: accountWords.currentPasswordHint,
} as const

const askCode = {
  name: 'code',
  label: authWords.code,
  autoComplete: 'one-time-code',
  inputMode: 'numeric',
  maxLength: 12,
  hint: words.codeHint,
} as const

export default async function AppPage() {
  const { account, ...workspace } = await loadAccount('/account/app')
  const secret = await readAppSecret(workspace.actor.id)
  const title = account.ok && account.data.hasApp ? words.offTitle : words.title
  const step = () => {
    if (!account.ok) return <Refusal message={account.error.message} />
    if (account.data.hasApp)
      return (
        <>
          <p>{words.offWords}</p>
          <FormColumn>
            <FieldForm action={switchAppOff} submit={words.offSubmit} fields={[askPassword]} />
          </FormColumn>
        </>
      )
    if (!secret)
      return (
        <>
          <p>{words.words}</p>
          <FormColumn>
            <FieldForm action={beginApp} submit={words.begin} fields={[askPassword]} />
          </FormColumn>
        </>
      )
    const link = appLink(secret, account.data.email)
    return (
      <>
        <AppKey squares={squaresOf(link)} link={link} secret={secret} />
        <FormColumn>
          <p>{words.thenCode}</p>
          <FieldForm action={switchAppOn} submit={words.submit} fields={[askCode]} isReadFirst />
          <ActionForm action={beginAppAgain}>
            <button type="submit" className={buttonLook.plain}>
              {words.again}
            </button>
          </ActionForm>
        </FormColumn>
      </>
    )
  }
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <AccountPage title={title}>{step()}</AccountPage>
    </>
  )
}
