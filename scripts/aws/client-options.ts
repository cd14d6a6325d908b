import type { Target } from './target'

/** Said by us, since a client that reads an unknown AWS_DEFAULTS_MODE ends the process. */
export const SET_MODE = { defaultsMode: 'legacy' } as const

/** Where a client asks and with whose key: the local AWS's, or what the SDK finds by itself. */
export const clientOptions = ({
  outputs: { region },
  twin,
}: Pick<Target, 'twin'> & { outputs: { region: string } }) => ({
  region,
  ...SET_MODE,
  // Calls that are one too many are tried again, within the time limit.
  maxAttempts: 3,
  // Not by AWS_ENDPOINT_URL_… or an endpoint_url in ~/.aws/config: what is said of AWS would be of another server.
  ignoreConfiguredEndpointUrls: true,
  ...(twin && { endpoint: twin.endpoint, credentials: twin.credentials }),
})
