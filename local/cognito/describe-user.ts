import type { UserType } from '@aws-sdk/client-cognito-identity-provider'
import { listAttributes } from './attributes'
import type { User } from './records'
import { type Wire, wireTime } from './wire'

export const describeState = (user: User) => ({
  UserCreateDate: wireTime(user.createdAt),
  UserLastModifiedDate: wireTime(user.modifiedAt),
  Enabled: user.enabled,
  UserStatus: user.status,
})

/** A user as lists show it. The username of an e-mail alias pool is the `sub`. */
export const describeUser = (user: User, attributes?: string[]): Wire<UserType> => ({
  Username: user.sub,
  Attributes: listAttributes(user, attributes),
  ...describeState(user),
})
