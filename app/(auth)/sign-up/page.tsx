import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { signUp } from './actions'

const words = authWords.signUp

export const metadata: Metadata = { title: words.title }

export default function SignUpPage() {
  return (
    <Door title={words.title}>
      <FieldForm
        action={signUp}
        submit={words.submit}
        fields={[
          { name: 'email', label: authWords.email, type: 'email', autoComplete: 'username', hint: words.hint },
          {
            name: 'password',
            label: authWords.password,
            type: 'password',
            autoComplete: 'new-password',
            hint: authWords.passwordRules,
          },
        ]}
      >
        <p>
          {words.hasAccount} <a href="/sign-in">{words.signIn}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
