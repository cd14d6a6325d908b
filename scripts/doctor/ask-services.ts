// What the services beside Cognito say.
import { type AmplifyClient, GetAppCommand, GetBranchCommand } from '@aws-sdk/client-amplify'
import { GetServiceQuotaCommand, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2'
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts'
import { type Answer, ask } from '../aws/ask'
import type { Hosting, Rates } from './facts'

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

export const askRates = (quotas: ServiceQuotasClient, limitMs: number): Promise<Answer<Rates>> =>
  ask(
    'servicequotas:GetServiceQuota',
    async (options) => {
      const read = async (QuotaCode: string) => {
        const command = new GetServiceQuotaCommand({ ServiceCode: 'cognito-idp', QuotaCode })
        const value = (await quotas.send(command, options)).Quota?.Value
        if (value === undefined) throw new Error(`there is no value of the quota ${QuotaCode}`)
        return value
      }
      return {
        userListPerSecond: await read(CODES.userListPerSecond),
        groupReadPerSecond: await read(CODES.groupReadPerSecond),
        groupChangePerSecond: await read(CODES.groupChangePerSecond),
      }
    },
    limitMs,
  )

export const askMailAccount = (ses: SESv2Client, limitMs: number) =>
  ask('ses:GetAccount', (options) => ses.send(new GetAccountCommand(), options), limitMs)

export const askHosting = async (
  amplify: AmplifyClient,
  { appId, branch }: { appId: string; branch: string },
  limitMs: number,
): Promise<Answer<Hosting>> => {
  const [app, found] = await Promise.all([
    ask('amplify:GetApp', (options) => amplify.send(new GetAppCommand({ appId }), options), limitMs),
    ask(
      'amplify:GetBranch',
      (options) => amplify.send(new GetBranchCommand({ appId, branchName: branch }), options),
      limitMs,
    ),
  ])
  if ('failure' in app) return app
  if ('failure' in found) return found
  return {
    value: { app: app.value.app ?? ({} as Hosting['app']), branch: found.value.branch ?? ({} as Hosting['branch']) },
  }
}
