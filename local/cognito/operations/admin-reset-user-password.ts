import type { AdminResetUserPasswordRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { changeUser } from '../change-user'
import { newResetCode } from '../confirmation-code'
import { userDisabled } from '../errors'
import { writeLetter } from '../letters'
import { operation } from '../operation'
import { requireResettable } from '../password-reset'
import type { User } from '../records'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { NO_CLIENT } from '../trigger'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<AdminResetUserPasswordRequest>

/** The password is gone, a code is mailed. Sign-ins of before go on, as the reference says nothing else. */
export const adminResetUserPassword = operation(
  schema,
  async (parts, { UserPoolId, Username, ClientMetadata }): Promise<Record<string, never>> => {
    requirePool(parts.pool, UserPoolId)
    let deliver = () => {}
    await changeUser(parts, Username, async (user) => {
      if (!user.enabled) throw userDisabled()
      requireResettable(user)
      const { password: _, ...rest } = user
      const code = newResetCode(parts)
      const renewed: User = { ...rest, status: 'RESET_REQUIRED', code }
      const letter = await writeLetter(parts, {
        source: 'ForgotPassword',
        user: renewed,
        code: code.value,
        clientId: NO_CLIENT,
        clientMetadata: ClientMetadata,
      })
      const mail = parts.mailbox.prepare(letter)
      deliver = mail.deliver
      return { user: renewed, changes: mail.changes }
    })
    deliver()
    return {}
  },
)
