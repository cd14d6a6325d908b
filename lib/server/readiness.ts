import 'server-only'
import { cognitoAddress } from './addresses'
import { config } from './config'
import { getEnvironment } from './environment'
import { makeReadiness } from './health'

const LIMIT = 2000

/** Any answer will do, a refusal too: what is asked without a token is refused, and that costs nobody anything. */
const answers = async (url: string, init?: RequestInit): Promise<boolean> => {
  try {
    const reply = await fetch(url, {
      ...init,
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT),
    })
    await reply.body?.cancel()
    return reply.status < 500
  } catch {
    return false
  }
}

const appSyncAnswers = () =>
  answers(getEnvironment().appsyncUrl ?? config().data.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{__typename}"}',
  })

const cognitoAnswers = () => {
  const { aws_region: region, user_pool_id: pool } = config().auth
  const keys = `${pool}/.well-known/jwks.json`
  return answers(new URL(keys, cognitoAddress(region, getEnvironment().cognitoUrl)).href)
}

/** Of this process. */
export const readReadiness = makeReadiness({
  reaches: { AppSync: appSyncAnswers, Cognito: cognitoAnswers },
  now: Date.now,
})
