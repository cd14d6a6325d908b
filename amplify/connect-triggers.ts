import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { IUserPool } from 'aws-cdk-lib/aws-cognito'
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb'
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { ConnectedFunction } from './connected-function'

/** A policy of its own: a function waits for its role's default one, the pool for the function, and this for the pool. */
const grantPool = (userPool: IUserPool, { lambda }: ConnectedFunction, name: string, operations: string[]) => {
  if (!lambda.role) throw new Error(`The function of ${name} has no role`)
  const actions = operations.map((operation) => `cognito-idp:${operation}`)
  new Policy(Stack.of(userPool), name, {
    statements: [new PolicyStatement({ actions, resources: [userPool.userPoolArn] })],
    roles: [lambda.role],
  })
}

/**
 * Gives the triggers of sign-in, sign-up and letters the table in which they count attempts, the one right that takes, and the
 * key by which they know what our server tells; the trigger after a reset password may end sign-ins, the one before a sign-up
 * delete an account that was never confirmed.
 * The table stands in a stack of its own: the triggers are the user pool's, and nothing they need may need the pool.
 */
export const connectTriggers = (parts: {
  preAuthentication: ConnectedFunction
  customMessage: ConnectedFunction
  postConfirmation: ConnectedFunction
  preSignUp: ConnectedFunction
  userPool: IUserPool
  site: string
  callerKey: string
  attempts: Stack
}) => {
  const table = new Table(parts.attempts, 'Attempt', {
    partitionKey: { name: 'key', type: AttributeType.STRING },
    timeToLiveAttribute: 'expiresAt',
    billingMode: BillingMode.PAY_PER_REQUEST,
    // Counts of the last hour: nobody misses them.
    removalPolicy: RemovalPolicy.DESTROY,
  })
  for (const { lambda, addEnvironment } of [parts.preAuthentication, parts.preSignUp, parts.customMessage]) {
    addEnvironment('ATTEMPT_TABLE', table.tableName)
    addEnvironment('CALLER_KEY', parts.callerKey)
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] }))
  }
  parts.customMessage.addEnvironment('SITE_ORIGIN', parts.site)
  grantPool(parts.userPool, parts.postConfirmation, 'EndSignIns', ['AdminUserGlobalSignOut'])
  grantPool(parts.userPool, parts.preSignUp, 'MakeRoom', ['AdminDeleteUser', 'AdminGetUser'])
}
