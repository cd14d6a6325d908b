import type { AwsEnvironment } from '../../scripts/seeded-users'

interface Addresses {
  origin: string
  awsEndpoint: string
  dataDirectory: string
  environment: AwsEnvironment
  /** Leader of the stack's process group. */
  leader: number
}

/** Where the stack of this run listens; global-setup.ts started it. */
export const { origin, awsEndpoint, dataDirectory, environment, leader } = JSON.parse(
  process.env.COMMONS_STACK ?? '{}',
) as Addresses
