'use server'

import { redirect } from 'next/navigation'
import { signUpForm } from '../../../lib/domain/account-schema'
import { pathWith } from '../../../lib/domain/next-path'
import { action } from '../../../lib/server/action'
import { getPool } from '../../../lib/server/cognito'
import { letterFloor, withFloor } from '../../../lib/server/floor'
import * as accounts from '../../../lib/server/sign-up'

export const signUp = action({
  name: 'signUp',
  policy: 'anyone',
  form: signUpForm,
  run: async ({ email, password, next }) => {
    const pool = await getPool()
    const signedUp = await withFloor(() => accounts.signUp(pool, email, password), letterFloor())
    return signedUp.ok ? redirect(pathWith('/confirm', { email, next })) : signedUp
  },
})
