import type { UserType } from '@aws-sdk/client-cognito-identity-provider'

/** What a list says of a user, whoever asked for it. */
export interface DescribedUser {
  /** Their sub, which is also the owner of their todos and their Member's key. */
  id: string
  username: string
  email: string
  isEmailVerified: boolean
  /** As Cognito has it. */
  status: string
  isEnabled: boolean
  /** ISO 8601. */
  createdAt: string
  /** The attribute `name`, which a console may have filled in. */
  givenName: string
}

export const describeUser = (user: UserType): DescribedUser => {
  const username = user.Username ?? ''
  const attribute = (name: string) => user.Attributes?.find((each) => each.Name === name)?.Value ?? ''
  return {
    id: attribute('sub') || username,
    username,
    email: attribute('email'),
    isEmailVerified: attribute('email_verified') === 'true',
    status: user.UserStatus ?? 'UNKNOWN',
    isEnabled: user.Enabled ?? false,
    createdAt: (user.UserCreateDate ?? new Date(0)).toISOString(),
    givenName: attribute('name'),
  }
}
