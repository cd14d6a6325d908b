// What the services beside Cognito say.
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  NoSuchResourceException,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas'
import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2'
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts'
import { type Answer, ask } from '../aws/ask'
import type { Rates } from './facts'

export const askIdentity = (sts: STSClient, limitMs: number) =>
  ask(
    'sts:GetCallerIdentity',
    async (options) => {
      const { Arn = '', Account = '' } = await sts.send(new GetCallerIdentityCommand(), options)
      return { arn: Arn, account: Account }
    },
    limitMs,
  )

/** Quotas' codes are the same everywhere: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html */
const CODES: Record<keyof Rates, string> = {
  userListPerSecond: 'L-259E3368',
  groupReadPerSecond: 'L-55545DC8',
  groupChangePerSecond: 'L-574C86AE',
}

const ServiceCode = 'cognito-idp'

/** The applied value; else, since AWS has none where nobody ever asked for more, the one that all accounts begin with. */
const readQuota = async (quotas: ServiceQuotasClient, QuotaCode: string, options: { abortSignal: AbortSignal }) => {
  const input = { ServiceCode, QuotaCode }
  const answer = await quotas.send(new GetServiceQuotaCommand(input), options).catch((error: unknown) => {
    if (error instanceof NoSuchResourceException)
      return quotas.send(new GetAWSDefaultServiceQuotaCommand(input), options)
    throw error
  })
  if (answer.Quota?.Value === undefined) throw new Error(`the quota ${QuotaCode} has no value`)
  return answer.Quota.Value
}

export const askRates = (quotas: ServiceQuotasClient, limitMs: number): Promise<Answer<Rates>> =>
  ask(
    'servicequotas:GetServiceQuota',
    async (options) => ({
      userListPerSecond: await readQuota(quotas, CODES.userListPerSecond, options),
      groupReadPerSecond: await readQuota(quotas, CODES.groupReadPerSecond, options),
      groupChangePerSecond: await readQuota(quotas, CODES.groupChangePerSecond, options),
    }),
    limitMs,
  )

export const askMailAccount = (ses: SESv2Client, limitMs: number) =>
  ask('ses:GetAccount', (options) => ses.send(new GetAccountCommand(), options), limitMs)
