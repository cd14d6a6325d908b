import type { AdminResetUserPasswordRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { changeUser } from '../change-user'
import { userDisabled } from '../errors'
import { operation } from '../operation'
import { requireResettable, withResetCode } from '../password-reset'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<AdminResetUserPasswordRequest>

/** The password is gone, a code is mailed. Sign-ins of before go on, as the reference says nothing else. */
export const adminResetUserPassword = operation(
  schema,
  async (parts, { UserPoolId, Username }): Promise<Record<string, never>> => {
    requirePool(parts.pool, UserPoolId)
    let deliver = () => {}
    await changeUser(parts, Username, (user) => {
      if (!user.enabled) throw userDisabled()
      requireResettable(user)
      const { password: _, ...rest } = user
      const { user: renewed, letter } = withResetCode({ ...rest, status: 'RESET_REQUIRED' }, parts)
      const mail = parts.mailbox.prepare(letter)
      deliver = mail.deliver
      return { user: renewed, changes: mail.changes }
    })
    deliver()
    return {}
  },
)
