import type { IncomingHttpHeaders } from 'node:http'
import { AwsError } from '../contract'

export interface Doors {
  port: number
  appPort: number
  /** The host that Next's JWKS requests are sent for: let in for the key set alone. */
  jwksHost: string
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** What this door is called. */
export const ownHosts = ({ port }: Doors) => LOOPBACK.map((name) => `${name}:${port}`)

const refuse = (message: string) => new AwsError('ForbiddenException', message, 403)

/**
 * Lets in what a page of another site cannot send: throws ForbiddenException for a foreign Host (a rebound name) and for
 * any Origin but the app's, or our own where the mailbox is read.
 */
export const guard = (path: string, { host = '', origin }: IncomingHttpHeaders, doors: Doors) => {
  const own = ownHosts(doors)
  const isKeySet = path.endsWith('/.well-known/jwks.json') && host === doors.jwksHost
  if (!own.includes(host) && !isKeySet) {
    throw refuse(`This is a local AWS: it answers on 127.0.0.1:${doors.port}, not for the host ${host || '(none)'}.`)
  }
  if (origin === undefined) return
  const app = LOOPBACK.map((name) => `http://${name}:${doors.appPort}`)
  const mailbox = path.startsWith('/mailbox') ? own.map((name) => `http://${name}`) : []
  if (app.includes(origin) || mailbox.includes(origin)) return
  throw refuse(`This is a local AWS: it answers the app on port ${doors.appPort}, not pages from ${origin}.`)
}
