import type { Metadata } from 'next'
import { Door } from '../../../../components/auth/door'
import { SignInAgain } from '../../../../components/auth/sign-in-again'
import { FieldForm } from '../../../../components/ui/field-form'
import { authWords } from '../../../../components/words/auth'
import { PASSWORD_CHANGED, pathWith } from '../../../../lib/domain/next-path'
import { readChallenge } from '../../../../lib/server/challenge-cookie'
import { giveAppCode } from '../actions'

const words = authWords.appCode

export const metadata: Metadata = { title: words.title }

export default async function AppCodePage() {
  const challenge = await readChallenge('app_code')
  if (!challenge) return <SignInAgain title={words.title} />
  return (
    <Door title={words.title}>
      {challenge.next === PASSWORD_CHANGED && <p>{words.changed}</p>}
      <p>{words.words}</p>
      <FieldForm
        action={giveAppCode}
        submit={words.submit}
        fields={[
          {
            name: 'code',
            label: authWords.code,
            autoComplete: 'one-time-code',
            inputMode: 'numeric',
            maxLength: 12,
            hint: words.hint,
          },
        ]}
      >
        <p>
          {words.noPhone}
          <br />
          <a href={pathWith('/sign-in', { email: challenge.email, next: challenge.next })}>{authWords.startAgain}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
