import { sealCursor } from '../../../records/cursor'
import { readRun } from '../../../records/run-store'
import type { Caller, Services } from '../../../services'
import { findEvents, type LedgerFilters } from '../ledger/find-events'
import { momentsOf, type Span } from '../ledger/moments'
import { runSpan } from '../ledger/run-span'
import { type PageInput, readPage } from '../page-input'

type AuditEventsInput = PageInput & { [Name in keyof (LedgerFilters & Span)]?: string | null }

/** A page of the ledger, newest first. What a filter leaves out is looked at too, up to a bound: `searchedTo` says how far. */
export const auditEvents = async (
  services: Services,
  _caller: Caller,
  { cursor, limit, ...given }: AuditEventsInput,
) => {
  const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as LedgerFilters & Span
  const { from, to, ...filters } = input
  const question = ['auditEvents', input]
  const page = readPage({ cursor, limit }, question)
  const moments = momentsOf({ from, to })
  if (!page || !moments) return { refusal: 'INVALID' }
  const run = filters.runId ? await readRun(services, filters.runId) : undefined
  if (filters.runId && !run) return { events: [], nextCursor: null, searchedTo: null }
  const span = run ? runSpan(run, moments) : moments
  const found = await findEvents(services, filters, span, page)
  return {
    events: found.events.map(({ timeline, moment, ...event }) => event),
    nextCursor: found.place ? sealCursor(question, found.place) : null,
    searchedTo: found.place?.at ?? null,
  }
}
