'use server'

import { redirect } from 'next/navigation'
import { isAdmin } from '../../../../../lib/domain/policy'
import { createUserForm } from '../../../../../lib/domain/user-schema'
import { action } from '../../../../../lib/server/action'
import { askAs } from '../../../../../lib/server/appsync'
import * as users from '../../../../../lib/server/user-acts'

/** Makes a user as the Cognito console does, so that the gap can be tried. Leads to their page. */
export const createUser = action({
  name: 'createUser',
  policy: isAdmin,
  form: createUserForm,
  run: async ({ email }, { accessToken }) => {
    const made = await users.createUser(askAs(accessToken), email)
    return made.ok ? redirect(`/admin/users/${encodeURIComponent(made.data)}?made=1`) : made
  },
})
