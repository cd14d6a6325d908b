'use server'

import { redirect } from 'next/navigation'
import { forgotPasswordForm } from '../../../lib/domain/account-schema'
import { pathWith } from '../../../lib/domain/next-path'
import { action } from '../../../lib/server/action'
import { getPool } from '../../../lib/server/cognito'
import { letterFloor, withFloor } from '../../../lib/server/floor'
import { sendResetCode } from '../../../lib/server/forgotten-password'

export const askForCode = action({
  name: 'askForCode',
  policy: 'anyone',
  form: forgotPasswordForm,
  run: async ({ email, next }) => {
    const pool = await getPool()
    const sent = await withFloor(() => sendResetCode(pool, email), letterFloor())
    return sent.ok ? redirect(pathWith('/reset-password', { email, next })) : sent
  },
})
