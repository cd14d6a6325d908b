// What a websocket is opened with: https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
import { parseRecord } from './parse-record'

/** Why a connection is not taken, as `connection_error` says it. */
export class ConnectionRefused extends Error {
  constructor(
    readonly errorType: string,
    message: string,
    readonly errorCode: number,
  ) {
    super(message)
  }
}

export const PROTOCOL = 'graphql-ws'
const HEADER_PROTOCOL = 'header-'

const decode = (text: string) => parseRecord(Buffer.from(text, 'base64').toString('utf8'))

const malformed = (what: string) =>
  new ConnectionRefused('BadRequestException', `${what} is missing or malformed.`, 400)

/** The token of an authorization object, which must be meant for one of `hosts`. Throws ConnectionRefused. */
export const readAuthorization = (header: Record<string, unknown> | undefined, hosts: string[]) => {
  if (!header) throw malformed('The authorization header')
  if (typeof header.host !== 'string' || !hosts.includes(header.host)) throw malformed('The host')
  return typeof header.Authorization === 'string' ? header.Authorization : undefined
}

/**
 * The token that an upgrade brings: in its query, beside a payload, or, as Amplify's own client sends it, in a second
 * subprotocol `header-…`. Throws ConnectionRefused.
 */
export const readHandshake = (url: string, protocols: string[], hosts: string[]) => {
  if (!protocols.includes(PROTOCOL)) throw new ConnectionRefused('NoProtocolError', 'NoProtocolError', 400)
  const query = new URL(url, 'ws://localhost').searchParams
  const header = query.get('header')
  if (header === null) {
    const protocol = protocols.find((one) => one.startsWith(HEADER_PROTOCOL))
    return readAuthorization(decode(protocol?.slice(HEADER_PROTOCOL.length) ?? ''), hosts)
  }
  if (!decode(query.get('payload') ?? '')) throw malformed('The payload')
  return readAuthorization(decode(header), hosts)
}
