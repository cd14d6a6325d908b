import { isCognitoName } from './cognito-name'
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

const RUN_ID = /^[\w-]{1,64}$/
const DAY = /^\d{4}-\d\d-\d\d$/
const CURSOR = /^[\w+/=.~-]{1,4096}$/
const CHAIN = /^(?:run|day)#[\w-]{1,64}$/
const ENDED = /^(?:run|day)#[\w-]{1,64}:\d{1,9}$/

const typedIn = (value: string | string[] | undefined) => (typeof value === 'string' && value.trim()) || undefined

const fits = (value: string | string[] | undefined, shape: RegExp) => {
  const typed = typedIn(value)
  return typed !== undefined && shape.test(typed) ? typed : undefined
}

// Whoever is gone is known by the name that they signed in with, where that was not their sub.
const personIn = (value: string | string[] | undefined) => {
  const typed = typedIn(value)
  return typed !== undefined && isCognitoName(typed) ? typed : undefined
}

const isDay = (day: string | undefined) => day !== undefined && !Number.isNaN(Date.parse(day))

const dayIn = (value: string | string[] | undefined) => {
  const day = fits(value, DAY)
  return isDay(day) ? day : undefined
}

/** Reads the address; what means nothing in it is left out. */
export const readLedgerQuery = (search: Search): LedgerQuery => ({
  who: personIn(search.who),
  act: LEDGER_ACTS.find((act) => act === search.act),
  user: personIn(search.user),
  run: fits(search.run, RUN_ID),
  from: dayIn(search.from),
  to: dayIn(search.to),
  after: fits(search.after, CURSOR),
  ended: typeof search.ended === 'string' ? search.ended.split(' ').filter((key) => ENDED.test(key)) : [],
})

const FILTERS = ['act', 'who', 'user', 'run', 'from', 'to'] as const
export type LedgerFilter = (typeof FILTERS)[number]

/** Filters that are given and mean nothing: a list without them would pass for the answer to another question. */
export const unreadLedgerFilters = (search: Search): LedgerFilter[] => {
  const query = readLedgerQuery(search)
  const isGiven = (value: string | string[] | undefined) => Array.isArray(value) || typedIn(value) !== undefined
  return FILTERS.filter((name) => isGiven(search[name]) && query[name] === undefined)
}

/** The filters as they were typed, whether they mean something or not. */
export const typedFilters = (search: Search): Partial<Record<LedgerFilter, string>> =>
  Object.fromEntries(FILTERS.map((name) => [name, typedIn(search[name])]))

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
