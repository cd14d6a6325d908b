import type { UserPool } from '../contract'
import type { AccessKey } from '../signature/keyring'

/** The text of `aws.env`: a file to source, after which the AWS command line tool speaks to the twin. */
export const awsEnv = ({ endpoint, pool, key }: { endpoint: string; pool: UserPool; key: AccessKey }) =>
  Object.entries({
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: pool.region,
    AWS_DEFAULT_REGION: pool.region,
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    USER_POOL_ID: pool.id,
    USER_POOL_CLIENT_ID: pool.clients[0]?.id ?? '',
  })
    .map(([name, value]) => `export ${name}=${value}\n`)
    .join('')
