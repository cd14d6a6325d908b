import type { Metadata } from 'next'
import { Door } from '../../../components/auth/door'
import { authWords } from '../../../components/words/auth'

const words = authWords.forgot

export const metadata: Metadata = { title: words.title }

export default function ForgotPasswordPage() {
  return (
    <Door title={words.title}>
      <p>{words.words}</p>
      <p>
        <a href="/sign-in">{words.back}</a>
      </p>
    </Door>
  )
}
