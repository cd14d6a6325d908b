import type { DescribeUserPoolRequest, DescribeUserPoolResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import type { UserPool } from '../../contract'
import { operation } from '../operation'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import type { Wire } from '../wire'

const schema = z.object({ UserPoolId: shapes.userPoolId }) satisfies z.ZodType<DescribeUserPoolRequest>

const passwordPolicy = ({ passwordPolicy: policy }: UserPool) => ({
  MinimumLength: policy.minimumLength,
  RequireLowercase: policy.requireLowercase,
  RequireUppercase: policy.requireUppercase,
  RequireNumbers: policy.requireNumbers,
  RequireSymbols: policy.requireSymbols,
  TemporaryPasswordValidityDays: policy.temporaryPasswordValidityDays,
})

const triggers = ({ arn, region, triggers }: UserPool) => {
  const accountId = arn.split(':')[4]
  const functionArn = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`
  return Object.fromEntries(Object.entries(triggers).map(([trigger, name]) => [trigger, functionArn(name)]))
}

const mail = ({ mail: { account, from, sourceArn } }: UserPool) => ({
  EmailSendingAccount: account,
  ...(from !== undefined && { From: from }),
  ...(sourceArn !== undefined && { SourceArn: sourceArn }),
})

/** What the template says of the pool, as far as the twin knows of it. */
export const describeUserPool = operation(
  schema,
  async ({ pool }, { UserPoolId }): Promise<Wire<DescribeUserPoolResponse>> => {
    requirePool(pool, UserPoolId)
    return {
      UserPool: {
        Id: pool.id,
        Arn: pool.arn,
        Policies: { PasswordPolicy: passwordPolicy(pool) },
        DeletionProtection: pool.deletionProtection ? 'ACTIVE' : 'INACTIVE',
        LambdaConfig: triggers(pool),
        EmailConfiguration: mail(pool),
        UserPoolTags: pool.tags,
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: pool.adminCreateUserOnly },
      },
    }
  },
)
