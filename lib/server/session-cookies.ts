import { decodePayload } from './token-claims'

export interface Tokens {
  accessToken: string
  idToken: string
  /** Absent after a refresh that did not rotate it. */
  refreshToken?: string
}

interface Cookie {
  name: string
  value: string
}

/** Reads and writes of a cookie jar, in the shape that both Next's pages and its middleware give. */
export interface CookieJar {
  get(name: string): { value: string } | undefined
  getAll(): Cookie[]
}

const DAYS_30 = 30 * 24 * 3600

// As js-cookie encodes a name, which is how the adapter looks it up: https://github.com/js-cookie/js-cookie#encoding
const encodeName = (name: string) =>
  encodeURIComponent(name).replace(/%(2[346B]|5E|60|7C)/g, (escaped) => decodeURIComponent(escaped))

const prefixOf = (clientId: string) => `CognitoIdentityServiceProvider.${clientId}`

/** The names of Amplify's four cookies. */
export const cookieNames = (clientId: string, username: string) => {
  const own = `${prefixOf(clientId)}.${username}`
  return {
    lastAuthUser: encodeName(`${prefixOf(clientId)}.LastAuthUser`),
    accessToken: encodeName(`${own}.accessToken`),
    idToken: encodeName(`${own}.idToken`),
    refreshToken: encodeName(`${own}.refreshToken`),
  }
}

/** Flags of every cookie that the app sets. Secure on https; plain http is for this machine only. */
export const cookieFlags = (appOrigin: string, maxAge = DAYS_30) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: appOrigin.startsWith('https:'),
  maxAge,
})

/** The cookies that carry a session. The username is the access token's own. Throws when the token has none. */
export const sessionCookies = (clientId: string, tokens: Tokens): Cookie[] => {
  const username = decodePayload(tokens.accessToken)?.username
  if (typeof username !== 'string') throw new Error('Cognito answered an access token without a username')
  const names = cookieNames(clientId, username)
  const cookies = [
    { name: names.lastAuthUser, value: username },
    { name: names.accessToken, value: tokens.accessToken },
    { name: names.idToken, value: tokens.idToken },
  ]
  return tokens.refreshToken ? [...cookies, { name: names.refreshToken, value: tokens.refreshToken }] : cookies
}

/** Names of every cookie of every session of this client in the jar. */
export const staleCookieNames = (jar: CookieJar, clientId: string) =>
  jar
    .getAll()
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${prefixOf(clientId)}.`))

/** The tokens that the jar holds, unverified. Undefined when nobody has signed in. */
export const readTokens = (jar: CookieJar, clientId: string) => {
  const username = jar.get(cookieNames(clientId, '').lastAuthUser)?.value
  if (!username) return undefined
  const names = cookieNames(clientId, username)
  return {
    username,
    accessToken: jar.get(names.accessToken)?.value,
    idToken: jar.get(names.idToken)?.value,
    refreshToken: jar.get(names.refreshToken)?.value,
  }
}
