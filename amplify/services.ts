import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { WorkOrder } from './repair/work-order'

/** Names of the tables. All but `member` and `todo` are unknown to AppSync. */
export interface Tables {
  member: string
  todo: string
  nameClaim: string
  run: string
  item: string
  exclusion: string
  ledger: string
  setting: string
}

/** All that functions reach out to, and the clock. */
export interface Services {
  cognito: CognitoIdentityProviderClient
  dynamo: DynamoDBDocumentClient
  userPoolId: string
  tables: Tables
  /** Wakes a worker: asynchronous, answered before anything is done. */
  wakeWorker: (order: WorkOrder) => Promise<void>
  /** Milliseconds since the epoch. */
  now: () => number
  wait: (milliseconds: number) => Promise<void>
  /** Never the same twice. */
  newId: () => string
  /** At least 0, below 1. */
  random: () => number
  /** Told of what an operator is to hear of: a line of the function's log. */
  tell?: (event: string, facts: Record<string, string>) => void
}

/** Who calls, as AppSync verified it. Groups are not in here: they are asked of Cognito, now. */
export interface Caller {
  sub: string
  username: string
}
