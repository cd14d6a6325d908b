import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Door } from '../../../../components/auth/door'
import { FieldForm } from '../../../../components/ui/field-form'
import { authWords } from '../../../../components/words/auth'
import { readChallenge } from '../../../../lib/server/challenge-cookie'
import { giveAppCode } from '../actions'

const words = authWords.appCode

export const metadata: Metadata = { title: words.title }

export default async function AppCodePage() {
  if (!(await readChallenge('app_code'))) redirect('/sign-in')
  return (
    <Door title={words.title}>
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
          <a href="/sign-in">{words.back}</a>
        </p>
      </FieldForm>
    </Door>
  )
}
