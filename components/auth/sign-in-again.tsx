import { authWords } from '../words/auth'
import { Door } from './door'

/** In the place of a form that goes on with a sign-in, where there is none. */
export function SignInAgain({ title }: { title: string }) {
  return (
    <Door title={title}>
      <p>{authWords.tooLate}</p>
      <p>
        <a href="/sign-in">{authWords.again}</a>
      </p>
    </Door>
  )
}
