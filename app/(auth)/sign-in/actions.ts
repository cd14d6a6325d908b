'use server'

import { redirect } from 'next/navigation'
import { appCodeForm, signInForm } from '../../../lib/domain/account-schema'
import { pathWith } from '../../../lib/domain/next-path'
import { fail } from '../../../lib/domain/result'
import { action } from '../../../lib/server/action'
import { goOn } from '../../../lib/server/arrival'
import { readChallenge } from '../../../lib/server/challenge-cookie'
import { getPool } from '../../../lib/server/cognito'
import { refuseWithFloor } from '../../../lib/server/floor'
import * as accounts from '../../../lib/server/sign-in'
import { resendCode } from '../../../lib/server/sign-up'
import { words } from '../../../lib/server/words'

export const signIn = action({
  name: 'signIn',
  policy: 'anyone',
  form: signInForm,
  run: async ({ email, password, next }) => {
    const pool = await getPool()
    const signedIn = await refuseWithFloor(() => accounts.signIn(pool, email, password))
    if (!signedIn.ok) return signedIn
    if (signedIn.data.step !== 'confirm') return goOn(signedIn.data, { next, email, password })
    // Cognito says "not confirmed" only to who knows the password.
    await resendCode(pool, email)
    return redirect(pathWith('/confirm', { email, next }))
  },
})

export const giveAppCode = action({
  name: 'giveAppCode',
  // Whoever holds the challenge cookie has given the password; there is no session yet.
  policy: 'anyone',
  form: appCodeForm,
  run: async ({ code }) => {
    const challenge = await readChallenge('app_code')
    if (!challenge) return fail('invalid', words.signIn.codeTooLate)
    const answered = await accounts.answerAppCode(await getPool(), challenge, code)
    return answered.ok ? goOn(answered.data, challenge) : answered
  },
})
