import type { GroupType } from '@aws-sdk/client-cognito-identity-provider'
import type { Group } from './records'
import { type Wire, wireTime } from './wire'

export const describeGroup = (
  { name, description, precedence, createdAt, modifiedAt }: Group,
  poolId: string,
): Wire<GroupType> => ({
  GroupName: name,
  UserPoolId: poolId,
  ...(description === undefined ? {} : { Description: description }),
  ...(precedence === undefined ? {} : { Precedence: precedence }),
  CreationDate: wireTime(createdAt),
  LastModifiedDate: wireTime(modifiedAt),
})
