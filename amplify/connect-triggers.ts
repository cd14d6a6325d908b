import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { IUserPool } from 'aws-cdk-lib/aws-cognito'
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb'
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { ConnectedFunction } from './connected-function'

/**
 * Gives the triggers of sign-in, sign-up and letters the table in which they count attempts, the one right that takes, and the
 * key by which they know what our server tells;
 * the trigger after a reset password may end sign-ins.
 * The table stands in a stack of its own: the triggers are the user pool's, and nothing they need may need the pool.
 */
export const connectTriggers = (parts: {
  counting: ConnectedFunction[]
  customMessage: ConnectedFunction
  postConfirmation: ConnectedFunction
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
  for (const { lambda, addEnvironment } of [...parts.counting, parts.customMessage]) {
    addEnvironment('ATTEMPT_TABLE', table.tableName)
    addEnvironment('CALLER_KEY', parts.callerKey)
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] }))
  }
  parts.customMessage.addEnvironment('SITE_ORIGIN', parts.site)
  const { role } = parts.postConfirmation.lambda
  if (!role) throw new Error('The function post-confirmation has no role')
  // A policy of its own: the function waits for its role's default one, the pool for the function, and this for the pool.
  const actions = ['cognito-idp:AdminUserGlobalSignOut']
  new Policy(Stack.of(parts.userPool), 'EndSignIns', {
    statements: [new PolicyStatement({ actions, resources: [parts.userPool.userPoolArn] })],
    roles: [role],
  })
}
