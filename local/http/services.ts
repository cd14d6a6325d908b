import type { Realtime } from '../appsync/realtime'
import type { Clock } from '../contract'
import type { DynamoDb } from '../dynamodb/dynamodb'
import type { Account } from '../iam/required-rights'
import type { Lambda } from '../lambda/lambda'
import type { Mail } from '../mailbox/mailbox-page'
import type { Keyring } from '../signature/keyring'
import type { Tally } from './tally'

export interface CognitoService {
  /** Rejects with an AwsError for what AWS would refuse. */
  handle: (operation: string, input: unknown, caller: { signed: boolean }) => Promise<unknown>
  jwks: () => unknown
  mailbox: () => Mail[]
}

export type GraphqlService = (request: {
  authorization?: string
  body: unknown
}) => Promise<{ status: number; body: unknown }>

/** What stands behind the front door. */
export interface Services {
  account: Account
  poolId: string
  clock: Clock
  keyring: Keyring
  tally: Tally
  cognito: CognitoService
  dynamodb: DynamoDb
  lambda: Lambda
  graphql: GraphqlService
  realtime: Realtime
  /** The most calls of each quota's category that came within one second. */
  busiestSecond: () => Record<string, number>
}
