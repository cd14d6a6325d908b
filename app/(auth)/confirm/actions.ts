'use server'

import { redirect } from 'next/navigation'
import { confirmSignUpForm, resendCodeForm } from '../../../lib/domain/account-schema'
import { pathWith } from '../../../lib/domain/next-path'
import { action } from '../../../lib/server/action'
import { goOn } from '../../../lib/server/arrival'
import { getPool } from '../../../lib/server/cognito'
import { letterFloor, refuseWithFloor, withFloor } from '../../../lib/server/floor'
import * as accounts from '../../../lib/server/sign-up'
import { words } from '../../../lib/server/words'

export const confirmSignUp = action({
  name: 'confirmSignUp',
  policy: 'anyone',
  form: confirmSignUpForm,
  run: async ({ email, code, password, next }) => {
    const pool = await getPool()
    const confirmed = await refuseWithFloor(() => accounts.confirmSignUp(pool, email, password, code))
    if (!confirmed.ok) return confirmed
    if (confirmed.data.step !== 'confirmed') return goOn(confirmed.data, { next, email })
    return redirect(pathWith('/sign-in', { done: 'confirmed', email, next }))
  },
})

export const resendCode = action({
  name: 'resendCode',
  policy: 'anyone',
  form: resendCodeForm,
  run: async ({ email }) => {
    const pool = await getPool()
    const sent = await withFloor(() => accounts.resendCode(pool, email), letterFloor())
    return sent.ok ? { notice: words.confirm.sent } : sent
  },
})
