import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { pathWith, safeNextPath } from '../../../lib/domain/next-path'
import { oneOf, type SearchParams } from '../../../lib/domain/search-param'
import { askForCode } from './actions'

const words = authWords.forgot

export const metadata: Metadata = { title: words.title }

export default async function ForgotPasswordPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchParams
  const [email, next] = [oneOf(search.email), safeNextPath(search.next)]
  return (
    <Door title={words.title}>
      <p>{words.words}</p>
      <FieldForm
        action={askForCode}
        submit={words.submit}
        hidden={next ? { next } : undefined}
        fields={[
          { name: 'email', label: authWords.email, type: 'email', autoComplete: 'username', defaultValue: email },
        ]}
      >
        <p>
          <a href={pathWith('/sign-in', { email, next })}>{authWords.back}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
