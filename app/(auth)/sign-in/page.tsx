import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { TellSignedOut } from '../../../components/shell/leave-together'
import { FieldForm } from '../../../components/ui/field-form'
import { authWords } from '../../../components/words/auth'
import { pathWith, safeNextPath } from '../../../lib/domain/next-path'
import { oneOf, type SearchParams } from '../../../lib/domain/search-param'
import { signIn } from './actions'

const words = authWords.signIn

export const metadata: Metadata = { title: words.title }

const isDone = (done: string | undefined): done is keyof typeof words.done =>
  done !== undefined && Object.hasOwn(words.done, done)

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const search = await searchParams
  const [next, email, done] = [safeNextPath(search.next), oneOf(search.email), oneOf(search.done)]
  const doneId = isDone(done) ? 'done' : undefined
  return (
    <Door title={words.title}>
      {isDone(done) && <p id="done">{words.done[done]}</p>}
      {isDone(done) && done !== 'confirmed' && <TellSignedOut />}
      <FieldForm
        action={signIn}
        submit={words.submit}
        hidden={next ? { next } : undefined}
        fields={[
          {
            name: 'email',
            label: authWords.email,
            type: 'email',
            autoComplete: 'username',
            defaultValue: email,
            // The page begins in one of the two, and what was done is read with it.
            describedBy: email ? undefined : doneId,
          },
          {
            name: 'password',
            label: authWords.password,
            type: 'password',
            autoComplete: 'current-password',
            autoFocus: Boolean(email),
            describedBy: email ? doneId : undefined,
          },
        ]}
      >
        <p>
          {words.noAccount} <a href={pathWith('/sign-up', { next })}>{words.signUp}</a>
          <br />
          <a href={pathWith('/forgot-password', { email, next })}>{words.forgot}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
