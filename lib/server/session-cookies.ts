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

/** How long a browser may stay away. Each refresh begins it anew; Cognito ends the sign-in after thirty days all the same. */
export const IDLE_SECONDS = 14 * 24 * 3600

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

const isHttps = (appOrigin: string) => appOrigin.startsWith('https:')

/** What a cookie is called. Browsers take a name of this kind from this host alone: no neighbour in the domain can plant one. */
export const cookieName = (name: string, appOrigin: string) => (isHttps(appOrigin) ? `__Host-${name}` : name)

const namesHere = (clientId: string, username: string, appOrigin: string) => {
  const { lastAuthUser, accessToken, idToken, refreshToken } = cookieNames(clientId, username)
  const here = (name: string) => cookieName(name, appOrigin)
  return {
    lastAuthUser: here(lastAuthUser),
    accessToken: here(accessToken),
    idToken: here(idToken),
    refreshToken: here(refreshToken),
  }
}

/** Flags of every cookie that the app sets, and takes away. Secure on https; plain http is for this machine only. */
export const cookieFlags = (appOrigin: string, maxAge = IDLE_SECONDS) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isHttps(appOrigin),
  maxAge,
})

/** The cookies that carry a session. The username is the access token's own. Throws when the token has none. */
export const sessionCookies = (clientId: string, tokens: Tokens, appOrigin: string): Cookie[] => {
  const username = decodePayload(tokens.accessToken)?.username
  if (typeof username !== 'string') throw new Error('Cognito answered an access token without a username')
  const names = namesHere(clientId, username, appOrigin)
  const cookies = [
    { name: names.lastAuthUser, value: username },
    { name: names.accessToken, value: tokens.accessToken },
    { name: names.idToken, value: tokens.idToken },
  ]
  return tokens.refreshToken ? [...cookies, { name: names.refreshToken, value: tokens.refreshToken }] : cookies
}

/** Names of every cookie of every session of this client in the jar. */
export const staleCookieNames = (jar: CookieJar, clientId: string, appOrigin: string) =>
  jar
    .getAll()
    .map(({ name }) => name)
    .filter((name) => name.startsWith(cookieName(`${prefixOf(clientId)}.`, appOrigin)))

/** The tokens that the jar holds, unverified. Undefined when nobody has signed in. */
export const readTokens = (jar: CookieJar, clientId: string, appOrigin: string) => {
  const username = jar.get(namesHere(clientId, '', appOrigin).lastAuthUser)?.value
  if (!username) return undefined
  const names = namesHere(clientId, username, appOrigin)
  return {
    username,
    accessToken: jar.get(names.accessToken)?.value,
    idToken: jar.get(names.idToken)?.value,
    refreshToken: jar.get(names.refreshToken)?.value,
  }
}
