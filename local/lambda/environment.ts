import type { LambdaFunction } from '../contract'
import type { AccessKey } from '../signature/keyring'

/** All that a function's process sees: its template's variables, its own key, where the twin is; of ours PATH alone. */
export const environmentOf = (
  { name, environment, handler, memoryMegabytes }: LambdaFunction,
  { endpoint, region, key }: { endpoint: string; region: string; key: AccessKey },
): Record<string, string> => ({
  ...environment,
  PATH: process.env.PATH ?? '',
  TZ: 'UTC',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
  // Offline: no instance to ask for credentials.
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  _HANDLER: handler,
  // The bundle asks SSM for what is in here; the twin's environment has the values already.
  AMPLIFY_SSM_ENV_CONFIG: '{}',
})
