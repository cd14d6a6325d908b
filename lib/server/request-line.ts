import type { RequestNote } from './request-note'

const OUTCOMES: Record<number, string> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported',
  429: 'rate_limited',
  503: 'unavailable',
}

const outcomeOf = (status: number) => {
  if (status < 300) return 'ok'
  if (status < 400) return 'redirect'
  return OUTCOMES[status] ?? (status < 500 ? 'invalid' : 'broken')
}

interface Answered {
  method: string
  route: string
  status: number
  /** The answer went out to its end. */
  isWhole: boolean
  milliseconds: number
}

/** The one line of a request: who asked, what for and with what in hand is not in it. */
export const requestLine = ({ id, act, outcome, digest }: RequestNote, answered: Answered): string => {
  const { method, route, status, isWhole, milliseconds } = answered
  // Of a refused action Next answers 200, and the page that it came from.
  const told = status < 300 && outcome ? outcome : outcomeOf(status)
  const seen = { level: 'info', id, method, route, act, status, outcome: isWhole ? told : 'aborted', digest }
  return JSON.stringify({ ...seen, ms: Math.round(milliseconds * 10) / 10 })
}
