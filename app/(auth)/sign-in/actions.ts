'use server'

import { redirect } from 'next/navigation'
import { signInForm } from '../../../lib/domain/account-schema'
import { action } from '../../../lib/server/action'
import { arrive } from '../../../lib/server/arrival'
import { writeChallenge } from '../../../lib/server/challenge-cookie'
import { getPool } from '../../../lib/server/cognito'
import { refuseWithFloor } from '../../../lib/server/floor'
import * as accounts from '../../../lib/server/sign-in'
import { resendCode } from '../../../lib/server/sign-up'

export const signIn = action({
  name: 'signIn',
  policy: 'anyone',
  form: signInForm,
  run: async ({ email, password, next }) => {
    const pool = await getPool()
    const signedIn = await refuseWithFloor(() => accounts.signIn(pool, email, password))
    if (!signedIn.ok) return signedIn
    const { data } = signedIn
    switch (data.step) {
      case 'done':
        return arrive(data.tokens, next)
      case 'new_password':
        await writeChallenge({ session: data.session, username: data.username, next })
        return redirect('/new-password')
      case 'confirm':
        // Cognito says "not confirmed" only to who knows the password.
        await resendCode(pool, email)
        return redirect(`/confirm?email=${encodeURIComponent(email)}`)
    }
  },
})
