import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** All that the operations reach out to, and the clock. */
export interface Services {
  cognito: CognitoIdentityProviderClient
  dynamo: DynamoDBDocumentClient
  userPoolId: string
  memberTable: string
  nameClaimTable: string
  /** Milliseconds since the epoch. */
  now: () => number
  wait: (milliseconds: number) => Promise<void>
  /** Never the same twice. */
  newId: () => string
  /** At least 0, below 1. */
  random: () => number
}

/** Who calls, as AppSync verified it. Groups are not in here: they are asked of Cognito, now. */
export interface Caller {
  sub: string
  username: string
}
