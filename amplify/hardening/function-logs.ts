import { CfnRole, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnFunction, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { ConnectedFunction } from '../connected-function'

/** Lets a function write to its own log, in place of the managed policy by which it may write to every log of the account. */
export const narrowLogs = ({ lambda }: ConnectedFunction) => {
  const role = lambda.role?.node.defaultChild
  const fn = lambda.node.defaultChild
  if (!(role instanceof CfnRole) || !(fn instanceof CfnFunction)) throw new Error(`${lambda.node.path} has no role`)
  role.managedPolicyArns = undefined
  const { logGroupArn } = (lambda as LambdaFunction).logGroup
  lambda.addToRolePolicy(
    new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroupArn] }),
  )
}
