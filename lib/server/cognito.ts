import 'server-only'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { headers } from 'next/headers'
import { signCaller } from '../domain/caller-proof'
import { cognitoAddress } from './addresses'
import { callerAddress } from './caller-address'
import { config } from './config'
import { getEnvironment } from './environment'
import type { Pool } from './pool'
import { wafAgent } from './waf-agent'

const LIMIT = 5000

let pool: Omit<Pool, 'metadata'> | undefined

/**
 * Cognito's unsigned operations, for this request: the client holds no AWS credentials and needs none. A call may take five
 * seconds.
 */
export const getPool = async (): Promise<Pool> => {
  const address = callerAddress(await headers())
  const { callerKey } = getEnvironment()
  return { ...shared(), metadata: address && callerKey ? await signCaller(callerKey, address, Date.now()) : {} }
}

const shared = () => {
  if (!pool) {
    const { aws_region: region, user_pool_client_id: clientId } = config().auth
    const { cognitoUrl, wafPass } = getEnvironment()
    const endpoint = cognitoAddress(region, cognitoUrl)
    const customUserAgent = wafAgent(wafPass)
    const cognito = new CognitoIdentityProviderClient({ region, endpoint, maxAttempts: 2, customUserAgent })
    pool = { cognito, clientId, inTime: () => ({ abortSignal: AbortSignal.timeout(LIMIT) }) }
  }
  return pool
}
