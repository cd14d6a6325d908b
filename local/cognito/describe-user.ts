import type { UserType } from '@aws-sdk/client-cognito-identity-provider'
import { listAttributes } from './attributes'
import type { User } from './records'
import { usernameOf } from './username-of'
import { type Wire, wireTime } from './wire'

export const describeState = (user: User) => ({
  UserCreateDate: wireTime(user.createdAt),
  UserLastModifiedDate: wireTime(user.modifiedAt),
  Enabled: user.enabled,
  UserStatus: user.status,
})

/** A user as lists show it. */
export const describeUser = (user: User, attributes?: string[]): Wire<UserType> => ({
  Username: usernameOf(user),
  Attributes: listAttributes(user, attributes),
  ...describeState(user),
})

const TOKEN = 'SOFTWARE_TOKEN_MFA'

/** What is asked of a user besides the password. */
export const describeFactors = ({ softwareToken }: User) =>
  softwareToken?.isOn ? { PreferredMfaSetting: TOKEN, UserMFASettingList: [TOKEN] } : {}
