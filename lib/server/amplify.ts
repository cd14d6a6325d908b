import 'server-only'
import { createServerRunner } from '@aws-amplify/adapter-nextjs'
import { fetchAuthSession } from 'aws-amplify/auth/server'
import { config } from './config'
import { getEnvironment } from './environment'
import { cookieFlags, cookieNames } from './session-cookies'

const makeRunner = () => {
  const { auth } = config()
  // The adapter reads the origin from the environment by itself, and writes HttpOnly cookies only when it finds one.
  process.env.AMPLIFY_APP_ORIGIN ??= getEnvironment().appOrigin
  return createServerRunner({
    config: { Auth: { Cognito: { userPoolId: auth.user_pool_id, userPoolClientId: auth.user_pool_client_id } } },
    runtimeOptions: { cookies: { sameSite: 'lax', maxAge: cookieFlags(getEnvironment().appOrigin).maxAge } },
  }).runWithAmplifyServerContext
}

let runner: ReturnType<typeof makeRunner> | undefined

// A signature once found good stays good: expiry, client and issuer are judged at every request by resolve-session.ts.
const found = new Set<string>()
const REMEMBERED = 1000

const remember = (accessToken: string) => {
  const [oldest] = found
  if (found.size >= REMEMBERED && oldest) found.delete(oldest)
  found.add(accessToken)
}

/** True when the adapter finds the token signed by the pool. False for a bad signature and for a key server that is out. */
export const isSignedByPool = async (username: string, accessToken: string): Promise<boolean> => {
  if (found.has(accessToken)) return true
  runner ??= makeRunner()
  const names = cookieNames(config().auth.user_pool_client_id, username)
  const jar = new Map([
    [names.lastAuthUser, username],
    [names.accessToken, accessToken],
  ])
  // The adapter sees these two and no refresh token: on a page it would refresh three times and keep nothing.
  const view = {
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) ?? '' } : undefined),
    getAll: () => [...jar].map(([name, value]) => ({ name, value })),
    set: () => undefined,
    delete: () => undefined,
  }
  const { tokens } = await runner({
    nextServerContext: { cookies: async () => view as never },
    operation: (context) => fetchAuthSession(context),
  })
  const isSigned = tokens?.accessToken.toString() === accessToken
  if (isSigned) remember(accessToken)
  return isSigned
}
