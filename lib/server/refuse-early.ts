import { HANDLERS, routeOf } from './route-pattern'

/** As next.config.ts tells Next: no form of ours is longer. */
export const MOST_FORM_BYTES = 65_536

export type Refusal = 'badAddress' | 'method' | 'notFromHere' | 'unsupported' | 'tooLarge'

export interface Asked {
  method: string
  url: string
  headers: Record<string, string | string[] | undefined>
  /** Where people reach the app. */
  appOrigin: string
}

const isReadable = (path: string) => {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

/** As Next judges its actions. None at all passes: the action refuses it by itself, and keeps what was typed. */
const isForeign = (headers: Asked['headers'], appOrigin: string) => {
  const origin = text(headers.origin)
  if (!origin || origin === appOrigin) return false
  const host = text(headers['x-forwarded-host'])?.split(',')[0]?.trim() || text(headers.host)
  return !URL.canParse(origin) || new URL(origin).host !== host
}

/** A form as browsers send it, or a call by the script of a page. */
const isForm = (headers: Asked['headers']) =>
  'next-action' in headers || /^multipart\/form-data\s*;.*boundary=/i.test(text(headers['content-type']) ?? '')

/**
 * Why a request is answered before Next sees it, which has no words for it: an address that cannot be decoded, a method that
 * no page has, a form that is another site's, too long, or no form. Routes without a page speak for themselves.
 */
export const refuseEarly = ({ method, url, headers, appOrigin }: Asked): Refusal | undefined => {
  if (!isReadable(url.split('?', 1)[0] ?? '')) return 'badAddress'
  if (method === 'GET' || method === 'HEAD') return undefined
  const isHandler = HANDLERS.includes(routeOf(url))
  // Next cannot make a request of TRACE at all.
  if (method !== 'POST') return isHandler && method !== 'TRACE' ? undefined : 'method'
  if (isHandler) return undefined
  if (isForeign(headers, appOrigin)) return 'notFromHere'
  if (!isForm(headers)) return 'unsupported'
  return Number(text(headers['content-length']) ?? 0) > MOST_FORM_BYTES ? 'tooLarge' : undefined
}
