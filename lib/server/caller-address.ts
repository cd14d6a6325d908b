import 'server-only'
import { isIP } from 'node:net'

// A developer's own machine: everybody there is one, and nobody is to be held.
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/** `192.0.2.7:443`, `[2001:db8::7]:443` and `2001:db8::7:443`, as proxies write them, without the port. */
const withoutPort = (text: string) => (isIP(text) ? text : text.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'))

/**
 * The address that a request came from, undefined when it cannot be told or is this machine. CloudFront, in front of Amplify
 * Hosting, writes the first header itself; the second may begin with whatever a client made up, so an address counts
 * attempts and is believed in nothing.
 */
export const callerAddress = (headers: Pick<Headers, 'get'>): string | undefined => {
  const named = headers.get('cloudfront-viewer-address') ?? headers.get('x-forwarded-for')?.split(',')[0]
  const address = withoutPort(named?.trim() ?? '')
  return isIP(address) && !LOOPBACK.test(address) ? address : undefined
}
