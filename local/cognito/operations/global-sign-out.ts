import type { GlobalSignOutRequest, GlobalSignOutResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { changeUser, signedOut } from '../change-user'
import { operation } from '../operation'
import * as shapes from '../shapes'

const schema = z.object({ AccessToken: shapes.token }) satisfies z.ZodType<GlobalSignOutRequest>

/** Ends every sign-in of the caller, the one that asks among them. */
export const globalSignOut = operation(schema, async (parts, { AccessToken }): Promise<GlobalSignOutResponse> => {
  const { sub } = await userOfToken(parts, AccessToken)
  await changeUser(parts, sub, (user) => ({ user: signedOut(user) }))
  return {}
})
