// Loaded into a process, it puts stand-ins in the place of AWS on the wire: a command has no way of its own to be pointed elsewhere.

import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const { request } = https

/** `STAND_IN_COGNITO_IDP` names whom cognito-idp.<region>.amazonaws.com is asked of. */
const standIn = (hostname) => {
  const service = /^([a-z-]+)\.[a-z0-9-]+\.amazonaws\.com$/.exec(hostname ?? '')?.[1]
  return service && process.env[`STAND_IN_${service.replaceAll('-', '_').toUpperCase()}`]
}

https.request = (options, ...rest) => {
  const url = standIn(options.hostname ?? options.host)
  if (!url) return request(options, ...rest)
  const { hostname, port } = new URL(url)
  return http.request({ ...options, agent: undefined, host: hostname, hostname, port }, ...rest)
}
syncBuiltinESMExports()
