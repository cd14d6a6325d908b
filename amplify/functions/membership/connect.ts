import { RemovalPolicy, type Stack } from 'aws-cdk-lib'
import type { IUserPool } from 'aws-cdk-lib/aws-cognito'
import { AttributeType, BillingMode, type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'

/** Gives the function the tables it works on and exactly the rights that it uses. */
export const connectMembership = (parts: {
  lambda: IFunction
  addEnvironment: (name: string, value: string) => void
  userPool: IUserPool
  memberTable: ITable
  /** A stack of its own for tables that AppSync never sees. */
  records: Stack
}) => {
  const { lambda, addEnvironment, userPool, memberTable, records } = parts
  const nameClaims = new Table(records, 'NameClaim', {
    partitionKey: { name: 'name', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  addEnvironment('USER_POOL_ID', userPool.userPoolId)
  addEnvironment('MEMBER_TABLE', memberTable.tableName)
  addEnvironment('NAME_CLAIM_TABLE', nameClaims.tableName)

  const allow = (actions: string[], resource: string) =>
    lambda.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }))
  allow(
    [
      'cognito-idp:AdminAddUserToGroup',
      'cognito-idp:AdminGetUser',
      'cognito-idp:AdminListGroupsForUser',
      'cognito-idp:ListGroups',
      'cognito-idp:ListUsers',
      'cognito-idp:ListUsersInGroup',
    ],
    userPool.userPoolArn,
  )
  allow(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem'], memberTable.tableArn)
  allow(['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'], nameClaims.tableArn)
}
