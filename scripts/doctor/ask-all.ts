import { AmplifyClient } from '@aws-sdk/client-amplify'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { STSClient } from '@aws-sdk/client-sts'
import { clientOptions } from '../aws/client-options'
import type { OutputsFile } from '../aws/outputs-file'
import type { TwinAccess } from '../aws/twin-access'
import { askBranches, askHosting } from './ask-hosting'
import { askPool } from './ask-pool'
import { askIdentity, askMailAccount, askRates } from './ask-services'
import type { Facts } from './facts'
import { appUnasked, hostingUnasked, LOCAL, NO_CREDENTIALS, NO_OUTPUTS, NO_SES, poolUnasked } from './unasked'

interface Question {
  asked: Facts['asked']
  file: OutputsFile
  twin?: TwinAccess
  region: string
  limitMs: number
}

/** SES may stand in another region than the pool: the identity's ARN says where. */
const mailRegion = (pool: Facts['userPool'], region: string) =>
  ('value' in pool && pool.value.EmailConfiguration?.SourceArn?.split(':')[3]) || region

/** What AWS says. Whose credentials they are comes first: without any, nothing else is asked. */
export const askAll = async ({ asked, file, twin, region, limitMs }: Question) => {
  const options = clientOptions({ outputs: { region }, ...(twin && { twin }) })
  const clients: { destroy: () => void }[] = []
  const keep = <Client extends { destroy: () => void }>(client: Client): Client => {
    clients.push(client)
    return client
  }

  const askPoolAndMail = async () => {
    if (file.state !== 'complete') return poolUnasked(NO_OUTPUTS)
    const pool = await askPool(keep(new CognitoIdentityProviderClient(options)), file.outputs, limitMs)
    const { userPool } = pool
    const isSes = 'value' in userPool && userPool.value.EmailConfiguration?.EmailSendingAccount === 'DEVELOPER'
    if (twin || !isSes) return { ...pool, mailAccount: NO_SES }
    const ses = keep(new SESv2Client({ ...options, region: mailRegion(userPool, region) }))
    return { ...pool, mailAccount: await askMailAccount(ses, limitMs) }
  }

  const askApp = async ({ appId, branch }: Facts['asked']) => {
    if (appId === undefined || branch === undefined) return undefined
    const amplify = keep(new AmplifyClient(options))
    const [hosting, branches] = await Promise.all([
      askHosting(amplify, { appId, branch }, limitMs),
      askBranches(amplify, appId, limitMs),
    ])
    return { hosting, branches }
  }

  try {
    const identity = await askIdentity(keep(new STSClient(options)), limitMs)
    if ('failure' in identity && /-credentials$/.test(identity.failure.kind))
      return { identity, ...poolUnasked(NO_CREDENTIALS), rates: NO_CREDENTIALS, ...appUnasked(NO_CREDENTIALS) }
    if (twin) return { identity, ...(await askPoolAndMail()), rates: LOCAL, ...appUnasked(LOCAL) }
    const [pool, rates, app] = await Promise.all([
      askPoolAndMail(),
      askRates(keep(new ServiceQuotasClient(options)), limitMs),
      askApp(asked),
    ])
    return { identity, ...pool, rates, ...(app ?? appUnasked(hostingUnasked(pool.userPool))) }
  } finally {
    for (const client of clients) client.destroy()
  }
}
