import 'server-only'
import { cookies } from 'next/headers'
import { config } from './config'
import { getEnvironment } from './environment'
import { realtimeAddress } from './realtime-address'
import { readTokens } from './session-cookies'
import { decodePayload } from './token-claims'

export interface LiveTicket {
  /** Of the websocket. */
  url: string
  /** What the API is called, in the websocket's own headers. */
  host: string
  /** The session's ID token. */
  token: string
  /** Milliseconds that the token is still good for. */
  lasts: number
}

/** What this session's browser may listen with; null when it has no ID token of its own person that is still good. */
export const getLiveTicket = async (personId: string, now: number): Promise<LiveTicket | null> => {
  const { appOrigin, appsyncUrl } = getEnvironment()
  const graphqlUrl = appsyncUrl ?? config().data.url
  const token = readTokens(await cookies(), config().auth.user_pool_client_id, appOrigin)?.idToken
  const { exp, sub } = (token && decodePayload(token)) || {}
  const lasts = typeof exp === 'number' && sub === personId ? exp * 1000 - now : 0
  if (!token || lasts <= 0) return null
  return { url: realtimeAddress(graphqlUrl), host: new URL(graphqlUrl).host, token, lasts }
}
