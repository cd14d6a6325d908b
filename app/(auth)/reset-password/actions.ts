'use server'

import { redirect } from 'next/navigation'
import { resendCodeForm, resetPasswordForm } from '../../../lib/domain/account-schema'
import { pathWith } from '../../../lib/domain/next-path'
import { action } from '../../../lib/server/action'
import { getPool } from '../../../lib/server/cognito'
import { clearSession } from '../../../lib/server/cookies'
import { letterFloor, withFloor } from '../../../lib/server/floor'
import * as forgotten from '../../../lib/server/forgotten-password'
import { words } from '../../../lib/server/words'

export const resetPassword = action({
  name: 'resetPassword',
  policy: 'anyone',
  form: resetPasswordForm,
  run: async ({ email, code, password, next }) => {
    const pool = await getPool()
    const reset = await withFloor(() => forgotten.resetPassword(pool, email, code, password))
    if (!reset.ok) return reset
    await clearSession()
    const done = reset.data.isSignedOut ? 'reset' : 'resetOnly'
    return redirect(pathWith('/sign-in', { done, email, next }))
  },
})

export const sendAgain = action({
  name: 'sendAgain',
  policy: 'anyone',
  form: resendCodeForm,
  run: async ({ email }) => {
    const pool = await getPool()
    const sent = await withFloor(() => forgotten.sendResetCode(pool, email), letterFloor())
    return sent.ok ? { notice: words.forgot.sent } : sent
  },
})
