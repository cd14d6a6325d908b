import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { setNewPassword } from './actions'

const words = authWords.renew

export const metadata: Metadata = { title: words.title }

export default function NewPasswordPage() {
  return (
    <Door title={words.title}>
      <p>{words.words}</p>
      <FieldForm
        action={setNewPassword}
        submit={words.submit}
        fields={[
          {
            name: 'password',
            label: authWords.newPassword,
            type: 'password',
            autoComplete: 'new-password',
            hint: authWords.passwordRules,
          },
        ]}
      />
    </Door>
  )
}
