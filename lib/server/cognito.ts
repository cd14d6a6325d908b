import 'server-only'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { headers } from 'next/headers'
import { cognitoAddress } from './addresses'
import { callerAddress } from './caller-address'
import { config } from './config'
import { getEnvironment } from './environment'
import type { Pool } from './pool'

const LIMIT = 5000

let pool: Omit<Pool, 'metadata'> | undefined

/**
 * Cognito's unsigned operations, for this request: the client holds no AWS credentials and needs none. A call may take five
 * seconds.
 */
export const getPool = async (): Promise<Pool> => {
  const address = callerAddress(await headers())
  return { ...shared(), metadata: address ? { address } : {} }
}

const shared = () => {
  if (!pool) {
    const { aws_region: region, user_pool_client_id: clientId } = config().auth
    const endpoint = cognitoAddress(region, getEnvironment().cognitoUrl)
    const cognito = new CognitoIdentityProviderClient({ region, endpoint, maxAttempts: 2 })
    pool = { cognito, clientId, inTime: () => ({ abortSignal: AbortSignal.timeout(LIMIT) }) }
  }
  return pool
}
