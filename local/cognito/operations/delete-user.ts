import type { DeleteUserRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { userOfToken } from '../access'
import { operation } from '../operation'
import * as shapes from '../shapes'
import { allTracesOf } from '../traces-of'

const schema = z.object({ AccessToken: shapes.token }) satisfies z.ZodType<DeleteUserRequest>

/** The caller's own account. */
export const deleteUser = operation(schema, async (parts, { AccessToken }): Promise<Record<string, never>> => {
  const { store, lock } = parts
  const { sub } = await userOfToken(parts, AccessToken)
  await lock(sub, async () => store.write(...(await allTracesOf(store, await userOfToken(parts, AccessToken)))))
  return {}
})
