/** Variables that point the AWS SDK, for all services or for one, at another server than AWS. */
export const endpointVariables = (environment: Record<string, string | undefined>) =>
  Object.entries(environment).flatMap(([name, value]) =>
    /^AWS_ENDPOINT_URL(_|$)/.test(name) && value ? [{ name, value }] : [],
  )
