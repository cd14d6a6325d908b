// What middleware.ts needs too: nothing here may load zod, or the edge bundle grows by its size.
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export const OVERRIDES = ['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER', 'COMMONS_APPSYNC_URL'] as const

const isLoopback = (address: string | undefined) =>
  address !== undefined && URL.canParse(address) && LOOPBACK.has(new URL(address).hostname)

/** An address that replaces AWS's own: only where it and the app itself stay on this machine. Undefined: use AWS's. */
export const acceptedOverride = (override: string | undefined, appOrigin: string | undefined) =>
  override && isLoopback(override) && isLoopback(appOrigin) ? override : undefined

/** Names of the address overrides that are set where none may be: on Amplify Hosting. */
export const forbiddenOverrides = (env: Record<string, string | undefined>) =>
  env.AWS_APP_ID || env.AWS_BRANCH ? OVERRIDES.filter((name) => env[name]) : []

export const cognitoAddress = (region: string, override: string | undefined) =>
  override ?? `https://cognito-idp.${region}.amazonaws.com/`
