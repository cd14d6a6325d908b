import type { Metadata } from 'next'
import { CodeAgain } from '../../../components/auth/code-again'
import { Door } from '../../../components/auth/door'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { pathWith, safeNextPath } from '../../../lib/domain/next-path'
import { oneOf, type SearchParams } from '../../../lib/domain/search-param'
import { confirmSignUp, resendCode } from './actions'

const words = authWords.confirm

export const metadata: Metadata = { title: words.title }

export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchParams
  const [email, next] = [oneOf(search.email), safeNextPath(search.next)]
  return (
    <Door title={words.title} isLong>
      {email && <p>{words.words}</p>}
      <FieldForm
        action={confirmSignUp}
        submit={words.submit}
        hidden={next ? { next } : undefined}
        fields={[
          { name: 'email', label: authWords.email, type: 'email', autoComplete: 'username', defaultValue: email },
          {
            name: 'code',
            label: authWords.code,
            autoComplete: 'one-time-code',
            inputMode: 'numeric',
            maxLength: 12,
            hint: authWords.codeHint,
            autoFocus: Boolean(email),
          },
          {
            name: 'password',
            label: authWords.password,
            type: 'password',
            autoComplete: 'current-password',
            hint: words.whichPassword,
          },
        ]}
      />
      {email && <CodeAgain send={resendCode} email={email} />}
      <p>{words.taken}</p>
      <p>
        <a href={pathWith('/sign-up', { next })}>{words.again}</a>
        <br />
        <a href={pathWith('/sign-in', { email, next })}>{authWords.back}</a>
      </p>
    </Door>
  )
}
