import { ADMINS } from '../domain/member'
import { readGroups } from './token-claims'

const LIMIT = 3000
const CARRIED = ['content-security-policy', 'content-type']

/**
 * The 403 page, readable without JavaScript, for a browser that goes to the administrators with a token that does not say so.
 * Undefined for everybody else, and when the page cannot be had: then the page of the route refuses by itself.
 */
export const refuseAtEdge = async (
  request: { method: string; pathname: string; isRouter: boolean },
  accessToken: string | undefined,
  appOrigin: string,
): Promise<Response | undefined> => {
  const isPage = request.method === 'GET' && /^\/admin(\/|$)/.test(request.pathname) && !request.isRouter
  if (!isPage || !accessToken || readGroups(accessToken).includes(ADMINS)) return undefined
  try {
    // No cookie goes along, and the address is the configured one, never the Host that a request names.
    const page = await fetch(`${appOrigin}/no-entry`, { signal: AbortSignal.timeout(LIMIT) })
    if (!page.ok) return undefined
    const headers = CARRIED.map((name): [string, string] => [name, page.headers.get(name) ?? ''])
    return new Response(await page.text(), { status: 403, headers })
  } catch {
    return undefined
  }
}
