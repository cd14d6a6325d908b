import {
  AdminCreateUserCommand,
  InvalidParameterException,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { recordAct } from '../../../records/record-act'
import type { Caller, Services } from '../../../services'

// Without < as well: the invitation is markup, and Cognito puts the address in as it is.
const EMAIL = /^[^\s@<]+@[^\s@<]+$/
// Cognito's limit for a username.
const LONGEST = 128

interface Created {
  refusal?: 'EMAIL_TAKEN' | 'EMAIL_INVALID'
  username?: string
  sub?: string
}

/** As the Cognito console does it: an invitation by mail, an address that counts as verified, and no group. */
export const createUser = async (services: Services, { sub }: Caller, input: { email: string }) => {
  const email = input.email.trim()
  if (!EMAIL.test(email) || email.length > LONGEST) return { refusal: 'EMAIL_INVALID' }
  const created = await recordAct(
    services,
    { actor: sub, act: 'CREATE_USER' },
    () => invite(services, email),
    (result) => result.sub,
  )
  return { refusal: created.refusal, username: created.username }
}

const invite = async ({ cognito, userPoolId }: Services, email: string): Promise<Created> => {
  try {
    const { User } = await cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId,
        Username: email,
        DesiredDeliveryMediums: ['EMAIL'],
        UserAttributes: [
          { Name: 'email', Value: email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    )
    const sub = User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value
    return { ...(User?.Username && { username: User.Username }), ...(sub && { sub }) }
  } catch (error) {
    if (error instanceof UsernameExistsException) return { refusal: 'EMAIL_TAKEN' }
    if (error instanceof InvalidParameterException) return { refusal: 'EMAIL_INVALID' }
    throw error
  }
}
