import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { pathWith, safeNextPath } from '../../../lib/domain/next-path'
import type { SearchParams } from '../../../lib/domain/search-param'
import { signUp } from './actions'

const words = authWords.signUp

export const metadata: Metadata = { title: words.title }

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const next = safeNextPath((await searchParams).next)
  return (
    <Door title={words.title}>
      <FieldForm
        action={signUp}
        submit={words.submit}
        hidden={next ? { next } : undefined}
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
          {words.hasAccount} <a href={pathWith('/sign-in', { next })}>{words.signIn}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
