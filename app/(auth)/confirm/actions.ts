'use server'

import { redirect } from 'next/navigation'
import { confirmSignUpForm, resendCodeForm } from '../../../lib/domain/account-schema'
import { pathWith } from '../../../lib/domain/next-path'
import { action } from '../../../lib/server/action'
import { getPool } from '../../../lib/server/cognito'
import { withFloor } from '../../../lib/server/floor'
import * as accounts from '../../../lib/server/sign-up'
import { words } from '../../../lib/server/words'

export const confirmSignUp = action({
  name: 'confirmSignUp',
  policy: 'anyone',
  form: confirmSignUpForm,
  run: async ({ email, code, next }) => {
    const pool = await getPool()
    const confirmed = await withFloor(() => accounts.confirmSignUp(pool, email, code))
    return confirmed.ok ? redirect(pathWith('/sign-in', { done: 'confirmed', email, next })) : confirmed
  },
})

export const resendCode = action({
  name: 'resendCode',
  policy: 'anyone',
  form: resendCodeForm,
  run: async ({ email }) => {
    const pool = await getPool()
    const sent = await withFloor(() => accounts.resendCode(pool, email))
    return sent.ok ? { notice: words.confirm.sent } : sent
  },
})
