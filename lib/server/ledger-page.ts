import 'server-only'
import { chainsOf, foldEvents, type LedgerEntry } from '../domain/ledger'
import type { LedgerQuery } from '../domain/ledger-query'
import { ok, type Result } from '../domain/result'
import { askAs } from './appsync'
import { listEvents } from './ledger'
import { namesOf } from './people-names'

const ROWS = 50

interface LedgerView {
  entries: LedgerEntry[]
  chains: string[]
  names: Record<string, string>
  nextCursor?: string
  /** Beginnings that the next page leaves out. */
  open: string[]
  searchedTo?: string
}

/** A page of the ledger with the names of all who are in it, in two calls. */
export const loadLedger = async (accessToken: string, query: LedgerQuery): Promise<Result<LedgerView>> => {
  const ask = askAs(accessToken)
  const page = await listEvents(ask, query, ROWS)
  if (!page.ok) return page
  const { events, nextCursor, searchedTo } = page.data
  const names = await namesOf(
    ask,
    events.flatMap(({ actor, subject }) => [actor, subject]),
  )
  return ok({
    ...foldEvents(events, query.ended),
    chains: chainsOf(events),
    names,
    nextCursor,
    searchedTo: events.length < ROWS ? searchedTo : undefined,
  })
}
