import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { seed } from '../seed'
import type { AwsEnvironment } from '../seeded-users'
import { Stop } from '../settings'

const PATIENCE_MS = 120_000

type Answer = Record<
  string,
  { refusal?: string | null; run?: { id: string; state: string; chosen: number } | null } | null
>

const clientOf = ({ AWS_ENDPOINT_URL, AWS_REGION, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY }: AwsEnvironment) =>
  new CognitoIdentityProviderClient({
    endpoint: AWS_ENDPOINT_URL,
    region: AWS_REGION,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  })

/** Asks AppSync, and gives the one answer. Throws Stop for a refusal. */
const askAs =
  (token: string, { AWS_ENDPOINT_URL }: AwsEnvironment) =>
  async (query: string, variables: object = {}) => {
    const reply = await fetch(`${AWS_ENDPOINT_URL}/graphql`, {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(10_000),
    })
    const { data, errors } = (await reply.json()) as { data?: Answer | null; errors?: { message: string }[] }
    const answer = Object.values(data ?? {})[0]
    if (!answer || answer.refusal)
      throw new Stop(`${query}: ${answer?.refusal ?? errors?.[0]?.message ?? reply.status}`)
    return answer
  }

/** People and todos as seeded, somebody kept out, and a run that was applied: with these come members, ledger and exclusion. */
export const fillWorkspace = async (environment: AwsEnvironment) => {
  await seed(environment)
  const cognito = clientOf(environment)
  const makeUser = async (Username: string) => {
    const input = { UserPoolId: environment.USER_POOL_ID, Username, MessageAction: 'SUPPRESS' } as const
    return (await cognito.send(new AdminCreateUserCommand(input))).User?.Username
  }
  const kept = await makeUser('kept.out@example.com')
  await makeUser('missing@example.com')
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId: environment.USER_POOL_CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'admin@example.com', PASSWORD: 'Commons-admin-1' },
    }),
  )
  cognito.destroy()
  const ask = askAs(AuthenticationResult?.AccessToken ?? '', environment)
  await ask('mutation KeepOut($u: ID!) { manageUser(username: $u, act: KEEP_OUT) { refusal } }', { u: kept })

  const RUN = 'refusal run { id state chosen }'
  const reach = async (id: string, state: string) => {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
      const { run } = await ask(`query Look($id: ID!) { repairRun(id: $id) { ${RUN} } }`, { id })
      if (run?.state === state) return run
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Stop(`The run did not become ${state} within two minutes.`)
  }
  const { run } = await ask(`mutation Plan { startRun(scope: ALL) { ${RUN} } }`)
  const { id, chosen } = await reach(run?.id ?? '', 'PLANNED')
  const apply = `mutation Apply($id: ID!, $n: Int) { directRun(id: $id, order: APPLY, chosen: $n) { ${RUN} } }`
  await ask(apply, { id, n: chosen })
  await reach(id, 'DONE')
}
