import { LEDGER_ACTS, type LedgerAct } from './repair'

/** What the ledger's page shows, as its address says it. */
export interface LedgerQuery {
  /** Sub of whoever acted. */
  who?: string
  act?: LedgerAct
  /** Sub of whom it was done to. */
  user?: string
  run?: string
  /** UTC days, as 2026-11-23; both are shown. */
  from?: string
  to?: string
  after?: string
  /** Beginnings whose end stood on an earlier page. */
  ended: string[]
}

type Search = Record<string, string | string[] | undefined>

const ID = /^[\w-]{1,128}$/
const DAY = /^\d{4}-\d\d-\d\d$/
const CURSOR = /^[\w+/=.~-]{1,4096}$/
const CHAIN = /^(?:run|day)#[\w-]{1,64}$/
const ENDED = /^(?:run|day)#[\w-]{1,64}:\d{1,9}$/

const fits = (value: string | string[] | undefined, shape: RegExp) => {
  const typed = typeof value === 'string' ? value.trim() : ''
  return shape.test(typed) ? typed : undefined
}

const isDay = (day: string | undefined) => day !== undefined && !Number.isNaN(Date.parse(day))

const dayIn = (value: string | string[] | undefined) => {
  const day = fits(value, DAY)
  return isDay(day) ? day : undefined
}

/** Reads the address; what means nothing in it is left out. */
export const readLedgerQuery = (search: Search): LedgerQuery => ({
  who: fits(search.who, ID),
  act: LEDGER_ACTS.find((act) => act === search.act),
  user: fits(search.user, ID),
  run: fits(search.run, ID),
  from: dayIn(search.from),
  to: dayIn(search.to),
  after: fits(search.after, CURSOR),
  ended: typeof search.ended === 'string' ? search.ended.split(' ').filter((key) => ENDED.test(key)) : [],
})

export const readChain = (value: string | string[] | undefined) => fits(value, CHAIN)

const filtersOf = ({ who, act, user, run, from, to }: LedgerQuery) => ({ who, act, user, run, from, to })

export const hasFilters = (query: LedgerQuery) => Object.values(filtersOf(query)).some(Boolean)

/** The address of a page of the ledger with these filters, and whatever else it should say. */
export const ledgerPath = (
  query: LedgerQuery,
  more: Record<string, string | undefined> = {},
  path = '/admin/ledger',
) => {
  const given = Object.entries({ ...filtersOf(query), ...more }).filter((pair): pair is [string, string] =>
    Boolean(pair[1]),
  )
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** The filters as the API takes them. */
export const ledgerArguments = ({ who, act, user, run, from, to, after }: LedgerQuery) => ({
  actor: who,
  act,
  subject: user,
  runId: run,
  from: from && `${from}T00:00:00.000Z`,
  to: to && `${to}T23:59:59.999Z`,
  cursor: after,
})
