import 'server-only'

/**
 * The Origin that a request names, when it is that of the app's own pages: the host that was asked, by the scheme that people
 * reach the app with. Null for another site's, for a sandboxed frame's, and for none.
 */
export const ownOrigin = (headers: Pick<Headers, 'get'>, appOrigin: string): string | null => {
  const origin = headers.get('origin') ?? ''
  if (!URL.canParse(origin)) return null
  const { protocol, host } = new URL(origin)
  const asked = headers.get('x-forwarded-host') ?? headers.get('host')
  return origin === `${protocol}//${host}` && host === asked && appOrigin.startsWith(`${protocol}//`) ? origin : null
}
