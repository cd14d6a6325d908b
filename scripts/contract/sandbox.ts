// Which sandbox on AWS the contract tests run against, and that it is one: they make and delete users.
import { existsSync, readFileSync } from 'node:fs'
import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { Stop } from '../settings'

type Variables = Record<string, string | undefined>

/** What the tests are pointed at. */
export interface Ground {
  region: string
  poolId: string
  clientId: string
  graphqlUrl: string
}

const PATIENCE_MS = 20_000

/**
 * Whether the tests run against AWS. `REMOTE=1` is AWS. `REMOTE=twin` goes the same way to a twin that AWS_ENDPOINT_URL names:
 * so the way itself is tested. Throws Stop for anything else: nobody is to believe that AWS was asked when it was not.
 */
export const isRemote = ({ REMOTE, AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER }: Variables) => {
  if (!REMOTE) return false
  if (REMOTE === 'twin') return true
  if (REMOTE !== '1')
    throw new Stop(`REMOTE is "${REMOTE}". Set it to 1 for a sandbox on AWS, or leave it out for the twin.`)
  const elsewhere = AWS_ENDPOINT_URL || AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER
  if (elsewhere)
    throw new Stop(`The SDK is told to ask ${elsewhere} in place of AWS. Take AWS_ENDPOINT_URL out of the environment.`)
  return true
}

const outputsSchema = z.object({
  auth: z.object({ aws_region: z.string(), user_pool_id: z.string(), user_pool_client_id: z.string() }),
  data: z.object({ url: z.url() }),
})

/** Throws Stop when there are no outputs of a backend. */
export const readGround = ({ AMPLIFY_OUTPUTS, REMOTE }: Variables): Ground => {
  const path = AMPLIFY_OUTPUTS || 'amplify_outputs.json'
  if (!existsSync(path))
    throw new Stop(`There is no ${path}. Deploy a sandbox of your own first: npx ampx sandbox --once.`)
  let parsed: ReturnType<typeof outputsSchema.safeParse> | undefined
  try {
    parsed = outputsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {}
  if (!parsed?.success)
    throw new Stop(`${path} does not name a user pool and an API. Write it anew: npx ampx sandbox --once.`)
  const { auth, data } = parsed.data
  if (REMOTE === '1' && !data.url.startsWith('https:'))
    throw new Stop(
      `${path} is the twin's: its API is at ${data.url}. Name the outputs of a sandbox by AMPLIFY_OUTPUTS.`,
    )
  return {
    region: auth.aws_region,
    poolId: auth.user_pool_id,
    clientId: auth.user_pool_client_id,
    graphqlUrl: data.url,
  }
}

const whyNot = (error: unknown, { poolId, region }: Ground) => {
  const { name = '', message = '' } = error instanceof Error ? error : {}
  if (/^(CredentialsProviderError|TokenProviderError)$/.test(name))
    return `There are no AWS credentials: ${message}. Sign in with the AWS command line tool, or set AWS_PROFILE.`
  if (name === 'ResourceNotFoundException')
    return `There is no user pool ${poolId} in ${region}. Deploy the sandbox again: npx ampx sandbox --once.`
  if (/^(AccessDenied|NotAuthorized|ExpiredToken|UnrecognizedClient|InvalidSignature)/.test(name))
    return `AWS does not let these credentials see the user pool ${poolId}: ${message}`
  return `The user pool ${poolId} could not be asked what it is: ${name} ${message}`
}

/** Throws Stop unless the user pool says of itself that it is of a sandbox of Commons. */
export const requireSandbox = async (ground: Ground) => {
  const cognito = new CognitoIdentityProviderClient({ region: ground.region })
  const command = new DescribeUserPoolCommand({ UserPoolId: ground.poolId })
  try {
    const { UserPool } = await cognito
      .send(command, { abortSignal: AbortSignal.timeout(PATIENCE_MS) })
      .catch((error: unknown) => {
        throw new Stop(whyNot(error, ground))
      })
    const { app, stage } = UserPool?.UserPoolTags ?? {}
    if (app === 'commons' && stage === 'sandbox') return
    const found = app === 'commons' ? `of the stage ${stage ?? '(none)'}` : 'no pool of Commons'
    throw new Stop(
      `The user pool ${ground.poolId} is ${found}. The tests make and delete users: they run in a sandbox only.`,
    )
  } finally {
    cognito.destroy()
  }
}
