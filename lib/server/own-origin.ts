import 'server-only'

/**
 * The Origin that a request names, when it is that of the app's own pages: where people reach the app, whatever host the way here
 * left on the request, or else the host that was asked, by the same scheme. Null for another site's, for a sandboxed frame's,
 * and for none.
 */
export const ownOrigin = (headers: Pick<Headers, 'get'>, appOrigin: string): string | null => {
  const origin = headers.get('origin') ?? ''
  if (origin === appOrigin) return origin
  if (!URL.canParse(origin)) return null
  const { protocol, host } = new URL(origin)
  const asked = headers.get('x-forwarded-host') ?? headers.get('host')
  return origin === `${protocol}//${host}` && host === asked && appOrigin.startsWith(`${protocol}//`) ? origin : null
}
