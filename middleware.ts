import { type NextRequest, NextResponse } from 'next/server'
import { signInPath } from './lib/domain/next-path'
import { acceptedOverride, cognitoAddress } from './lib/server/addresses'
import { config as outputs } from './lib/server/config'
import { contentSecurityPolicy } from './lib/server/content-security-policy'
import { answerLostForm } from './lib/server/lost-form'
import { realtimeAddress } from './lib/server/realtime-address'
import { refreshAtEdge } from './lib/server/refresh-at-edge'
import { refuseAtEdge } from './lib/server/refuse-at-edge'
import { cookieFlags, readTokens, sessionCookies, staleCookieNames } from './lib/server/session-cookies'
import { decodePayload } from './lib/server/token-claims'

// Comfort, not protection: it refreshes what a page could not keep, and saves the signed-out a detour. Every page and
// action checks the session by itself, and holds with this file deleted. Only the policy's nonce has its home here.

const SECONDS_LEFT = 60
// Asked by a page's script, which reads "signed out" in the answer.
const ASKED_BY_SCRIPT = /^\/todos\/(rows|changes|live)$/
const GUARDED = /^\/(todos|people|account|admin)(\/|$)/

const secondsLeft = (accessToken: string | undefined, now: number) => {
  const exp = accessToken && decodePayload(accessToken)?.exp
  return typeof exp === 'number' ? exp - now / 1000 : 0
}

/** Sets fresh cookies on the request, for the page; answers what the response must carry, for the browser. */
const freshen = async (request: NextRequest, now: number) => {
  const { auth } = outputs()
  const clientId = auth.user_pool_client_id
  const tokens = readTokens(request.cookies, clientId, appOrigin())
  const left = secondsLeft(tokens?.accessToken, now)
  if (!tokens?.refreshToken || left > SECONDS_LEFT)
    return { isSignedIn: left > 0, isOver: left <= 0, set: [], drop: [] }

  const override = acceptedOverride(process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER, appOrigin())
  const address = cognitoAddress(auth.aws_region, override)
  const fresh = await refreshAtEdge(address, clientId, tokens.refreshToken, process.env.WAF_PASS)
  if (fresh === undefined) return { isSignedIn: left > 0, isOver: false, set: [], drop: [] }
  // The old refresh token is written again: a session ends when it has not been used for a while.
  const set =
    fresh === 'refused'
      ? []
      : sessionCookies(clientId, { ...fresh, refreshToken: fresh.refreshToken ?? tokens.refreshToken }, appOrigin())
  const drop = fresh === 'refused' ? staleCookieNames(request.cookies, clientId, appOrigin()) : []
  for (const { name, value } of set) request.cookies.set(name, value)
  for (const name of drop) request.cookies.delete(name)
  return { isSignedIn: fresh !== 'refused', isOver: fresh === 'refused', set, drop }
}

const appOrigin = () => process.env.AMPLIFY_APP_ORIGIN ?? 'http://localhost:3000'

const socketOrigin = () =>
  new URL(realtimeAddress(acceptedOverride(process.env.COMMONS_APPSYNC_URL, appOrigin()) ?? outputs().data.url)).origin

const accessTokenOf = ({ cookies }: NextRequest) =>
  readTokens(cookies, outputs().auth.user_pool_client_id, appOrigin())?.accessToken

const about = ({ method, nextUrl, headers }: NextRequest) => ({
  method,
  pathname: nextUrl.pathname,
  isRouter: headers.has('rsc') || headers.has('next-action'),
})

const lostForm = async (request: NextRequest) => {
  const answer = await answerLostForm(request, request.nextUrl.pathname)
  return new NextResponse(answer.body, answer)
}

export const middleware = async (request: NextRequest) => {
  const { isSignedIn, isOver, set, drop } = await freshen(request, Date.now())
  const nonce = btoa(crypto.randomUUID())
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development', socketOrigin())
  // Next reads the nonce for its own scripts from the policy on the request.
  request.headers.set('content-security-policy', policy)
  request.headers.set('x-nonce', nonce)

  const { pathname, search } = request.nextUrl
  const isGuarded = GUARDED.test(pathname) && !ASKED_BY_SCRIPT.test(pathname)
  // A form that a script sends goes through: its action says "signed out" in words, and keeps what was typed.
  const mustSignIn = !isSignedIn && isGuarded && request.method !== 'POST'
  const isLostForm = isOver && isGuarded && request.method === 'POST' && !request.headers.has('next-action')
  const refusal = isSignedIn && (await refuseAtEdge(about(request), accessTokenOf(request), appOrigin()))
  if (refusal) return refusal
  const response = isLostForm
    ? await lostForm(request)
    : mustSignIn
      ? NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), request.url))
      : NextResponse.next({ request: { headers: request.headers } })
  if (!isLostForm) response.headers.set('content-security-policy', policy)

  const flags = cookieFlags(appOrigin())
  for (const { name, value } of set) response.cookies.set(name, value, flags)
  for (const name of drop) response.cookies.delete({ name, ...cookieFlags(appOrigin(), 0) })
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|api/health|favicon\\.ico|icon\\.svg).*)'] }
