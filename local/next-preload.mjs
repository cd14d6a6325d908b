// Preloaded into Next, which fetches the pool's key set from Cognito's own host: sends that host to the local AWS.
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'

const COGNITO = 'cognito-idp.us-east-1.amazonaws.com'
const { request, get } = https

const addressOf = (input) => {
  if (typeof input === 'string') return new URL(input)
  if (input instanceof URL) return input
  return { hostname: input.hostname ?? input.host, pathname: input.path ?? input.pathname ?? '/', search: '' }
}

const local = (original, replacement) =>
  function redirected(input, ...rest) {
    const { hostname, pathname, search } = addressOf(input)
    if (hostname !== COGNITO) return original.call(this, input, ...rest)
    const given = typeof input === 'string' || input instanceof URL ? rest[0] : input
    const { method, headers } = typeof given === 'object' ? given : {}
    const address = { hostname: '127.0.0.1', port: process.env.LOCAL_AWS_PORT || 4566, path: pathname + search }
    const callback = rest.findLast((argument) => typeof argument === 'function')
    return replacement({ ...address, method, headers: { ...headers, host: COGNITO } }, callback)
  }

https.request = local(request, http.request)
https.get = local(get, http.get)
syncBuiltinESMExports()

// Ends with the process that started it, however that one ended.
if (process.connected) {
  process.on('disconnect', () => process.exit(0))
  // Kept alive by nothing here. What Next forks itself lives by the channel to Next, which must stay as it is.
  if (process.ppid === Number(process.env.COMMONS_RUNNER)) process.channel.unref()
}
// That process may be gone before this line is reached; where there never was a channel, `connected` is undefined.
if (process.connected === false) process.exit(0)
