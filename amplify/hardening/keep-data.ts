import { CfnResource, RemovalPolicy, type Stack } from 'aws-cdk-lib'
import type { CfnUserPool, CfnUserPoolGroup } from 'aws-cdk-lib/aws-cognito'
import type { TableProps } from 'aws-cdk-lib/aws-dynamodb'
import type { Stage } from '../stage'

const removalPolicyOf = (stage: Stage) => (stage === 'production' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)

/** Of a table that we make ourselves. In production nobody deletes it by accident, and any second of 35 days can be had back. */
export const keepingOf = (stage: Stage) =>
  ({
    removalPolicy: removalPolicyOf(stage),
    deletionProtection: stage === 'production',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: stage === 'production' },
  }) satisfies Partial<TableProps>

/** With its groups: who is a member is in them, and would be gone with a group from a pool that stays. */
export const keepUserPool = (
  { cfnUserPool, groups }: { cfnUserPool: CfnUserPool; groups: CfnUserPoolGroup[] },
  stage: Stage,
) => {
  cfnUserPool.deletionProtection = stage === 'production' ? 'ACTIVE' : 'INACTIVE'
  for (const resource of [cfnUserPool, ...groups]) resource.applyRemovalPolicy(removalPolicyOf(stage))
}

/** The same for the models' tables, which Amplify makes by a resource of its own, and no change of the schema that would empty one. */
export const keepModelTables = (data: Stack, stage: Stage) => {
  if (stage !== 'production') return
  for (const table of data.node.findAll()) {
    if (!CfnResource.isCfnResource(table) || table.cfnResourceType !== 'Custom::AmplifyDynamoDBTable') continue
    table.addPropertyOverride('deletionProtectionEnabled', true)
    table.addPropertyOverride('pointInTimeRecoverySpecification', { pointInTimeRecoveryEnabled: true })
    table.addPropertyOverride('allowDestructiveGraphqlSchemaUpdates', false)
    table.applyRemovalPolicy(removalPolicyOf(stage))
  }
}
