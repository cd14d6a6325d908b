import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { SignInAgain } from '../../../components/auth/sign-in-again'
import { whosePassword } from '../../../components/auth/whose-password'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { pathWith } from '../../../lib/domain/next-path'
import { readChallenge } from '../../../lib/server/challenge-cookie'
import { setNewPassword } from './actions'

const words = authWords.renew

export const metadata: Metadata = { title: words.title }

export default async function NewPasswordPage() {
  const challenge = await readChallenge('new_password')
  if (!challenge) return <SignInAgain title={words.title} />
  const { email } = challenge
  return (
    <Door title={words.title}>
      <p>{words.words}</p>
      <FieldForm
        action={setNewPassword}
        submit={words.submit}
        fields={[
          ...(email ? [whosePassword(email)] : []),
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
          <a href={pathWith('/sign-in', { email, next: challenge.next })}>{authWords.startAgain}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
