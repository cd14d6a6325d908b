import type { AwsEnvironment } from '../../scripts/seeded-users'

interface Addresses {
  origin: string
  awsEndpoint: string
  dataDirectory: string
  environment: AwsEnvironment
  /** Leader of the stack's process group. */
  leader: number
}

const stacks = JSON.parse(process.env.COMMONS_STACKS ?? '[]') as Addresses[]

/** Where the stack of this worker listens; global-setup.ts started it. */
export const { origin, awsEndpoint, dataDirectory, environment, leader } =
  stacks[Number(process.env.TEST_PARALLEL_INDEX ?? 0)] ?? ({} as Addresses)
