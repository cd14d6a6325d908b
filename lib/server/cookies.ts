import 'server-only'
import { cookies } from 'next/headers'
import { config } from './config'
import { getEnvironment } from './environment'
import { cookieFlags, cookieName, readTokens, sessionCookies, staleCookieNames, type Tokens } from './session-cookies'

const clientId = () => config().auth.user_pool_client_id
const appOrigin = () => getEnvironment().appOrigin

type Jar = Awaited<ReturnType<typeof cookies>>

// A browser lets go of a cookie of this host by the flags that it came with, and by no others.
const forget = (jar: Jar, name: string) => jar.delete({ name, ...cookieFlags(appOrigin(), 0) })

/** Writes the session's cookies; those of a user who was signed in here before go. For actions only. */
export const writeSession = async (tokens: Tokens) => {
  const jar = await cookies()
  const fresh = sessionCookies(clientId(), tokens, appOrigin())
  const kept = new Set(fresh.map(({ name }) => name))
  const flags = cookieFlags(appOrigin())
  // Without a new refresh token the old one stays in force.
  const refreshToken = tokens.refreshToken ? undefined : readTokens(jar, clientId(), appOrigin())?.refreshToken
  for (const name of staleCookieNames(jar, clientId(), appOrigin()))
    if (!kept.has(name) && !(refreshToken && jar.get(name)?.value === refreshToken)) forget(jar, name)
  for (const { name, value } of fresh) jar.set(name, value, flags)
}

/** Forgets every session of this browser, and what one was in the middle of. For actions only. */
export const clearSession = async () => {
  const jar = await cookies()
  const ours = jar.getAll().flatMap(({ name }) => (name.startsWith(cookieName('commons.', appOrigin())) ? [name] : []))
  for (const name of [...staleCookieNames(jar, clientId(), appOrigin()), ...ours]) forget(jar, name)
}

/** The refresh token of this browser, if it has one. */
export const readRefreshToken = async () => readTokens(await cookies(), clientId(), appOrigin())?.refreshToken
