import type { AdminConfirmSignUpRequest } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { changeUser } from '../change-user'
import { notAuthorized } from '../errors'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { NO_CLIENT, triggerAttributes } from '../trigger'

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<AdminConfirmSignUpRequest>

/** A sign-up is confirmed without its code: nobody has shown that the address is theirs, so it stays unverified. */
export const adminConfirmSignUp = operation(
  schema,
  async (parts, { UserPoolId, Username, ClientMetadata }): Promise<Record<string, never>> => {
    requirePool(parts.pool, UserPoolId)
    const user = await changeUser(parts, Username, (waiting) => {
      if (waiting.status !== 'UNCONFIRMED')
        throw notAuthorized(`User cannot be confirmed. Current status is ${waiting.status}`)
      const { code: _, wrongCodes: __, sentCodes: ___, ...rest } = waiting
      return { user: { ...rest, status: 'CONFIRMED' } }
    })
    // Outside the lock: the function calls back.
    await parts.fireTrigger('PostConfirmation', {
      source: 'ConfirmSignUp',
      userName: user.sub,
      clientId: NO_CLIENT,
      request: {
        userAttributes: triggerAttributes(user),
        ...(ClientMetadata && { clientMetadata: ClientMetadata }),
      },
    })
    return {}
  },
)
