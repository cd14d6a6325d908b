'use server'

import { setTimeout } from 'node:timers/promises'
import { redirect } from 'next/navigation'
import { signUpForm } from '../../../lib/domain/account-schema'
import { pathWith } from '../../../lib/domain/next-path'
import { action } from '../../../lib/server/action'
import { getPool } from '../../../lib/server/cognito'
import * as accounts from '../../../lib/server/sign-up'

// A taken address is refused faster than a new one is written; neither is answered before this many milliseconds.
const FLOOR = 500

export const signUp = action({
  name: 'signUp',
  policy: 'anyone',
  form: signUpForm,
  run: async ({ email, password, next }) => {
    const pool = await getPool()
    const [signedUp] = await Promise.all([accounts.signUp(pool, email, password), setTimeout(FLOOR)])
    return signedUp.ok ? redirect(pathWith('/confirm', { email, next })) : signedUp
  },
})
