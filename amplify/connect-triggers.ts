import { RemovalPolicy, type Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { ConnectedFunction } from './connected-function'

/**
 * Gives the triggers of sign-in, sign-up and letters the table in which they count attempts, and the one right that takes.
 * The table stands in a stack of its own: the triggers are the user pool's, and nothing they need may need the pool.
 */
export const connectTriggers = (parts: {
  counting: ConnectedFunction[]
  customMessage: ConnectedFunction
  site: string
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
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [table.tableArn] }))
  }
  parts.customMessage.addEnvironment('SITE_ORIGIN', parts.site)
}
