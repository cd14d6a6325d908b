import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { signIn } from './actions'

const words = authWords.signIn

export const metadata: Metadata = { title: words.title }

type Search = Promise<{ next?: string | string[]; confirmed?: string }>

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { next, confirmed } = await searchParams
  return (
    <Door title={words.title}>
      {confirmed && <p role="status">{words.confirmed}</p>}
      <FieldForm
        action={signIn}
        submit={words.submit}
        hidden={typeof next === 'string' ? { next } : undefined}
        fields={[
          { name: 'email', label: authWords.email, type: 'email', autoComplete: 'username' },
          { name: 'password', label: authWords.password, type: 'password', autoComplete: 'current-password' },
        ]}
      >
        <p>
          {words.noAccount} <a href="/sign-up">{words.signUp}</a>
          <br />
          <a href="/forgot-password">{words.forgot}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
