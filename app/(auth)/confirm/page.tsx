import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { ActionForm } from '../../../components/ui/action-form'
import { buttonLook } from '../../../components/ui/button-look'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { confirmSignUp, resendCode } from './actions'

const words = authWords.confirm

export const metadata: Metadata = { title: words.title }

export default async function ConfirmPage({ searchParams }: { searchParams: Promise<{ email?: string | string[] }> }) {
  const { email } = await searchParams
  const known = typeof email === 'string' && email ? email : undefined
  return (
    <Door title={words.title}>
      <p>{words.words}</p>
      <FieldForm
        action={confirmSignUp}
        submit={words.submit}
        fields={[
          { name: 'email', label: authWords.email, type: 'email', autoComplete: 'username', defaultValue: known },
          {
            name: 'code',
            label: authWords.code,
            autoComplete: 'one-time-code',
            inputMode: 'numeric',
            maxLength: 12,
            hint: words.hint,
            autoFocus: Boolean(known),
          },
        ]}
      />
      {known && (
        <ActionForm action={resendCode} hidden={{ email: known }} className="grid justify-items-start gap-4">
          <p>{words.noCode}</p>
          <button type="submit" className={buttonLook.plain}>
            {words.resend}
          </button>
        </ActionForm>
      )}
      <p>
        <a href="/sign-in">{words.back}</a>
      </p>
    </Door>
  )
}
