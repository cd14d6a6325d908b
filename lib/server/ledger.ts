import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { LedgerEvent, LedgerPage } from '../domain/ledger'
import { type LedgerQuery, ledgerArguments } from '../domain/ledger-query'
import { fail, ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAs } from './refusals'
import { words } from './words'

type EventsAnswer = NonNullable<Schema['auditEvents']['returnType']>
type CheckAnswer = NonNullable<Schema['verifyChain']['returnType']>

const EVENTS = `query Events($subject: ID, $actor: ID, $act: LedgerAct, $runId: ID, $from: AWSDateTime, $to: AWSDateTime,
  $cursor: String, $limit: Int) {
  auditEvents(subject: $subject, actor: $actor, act: $act, runId: $runId, from: $from, to: $to, cursor: $cursor, limit: $limit) {
    refusal nextCursor searchedTo
    events { chain seq at actor act subject outcome detail runId begunSeq previousHash hash } } }`
const VERIFY = `query Verify($chain: String!, $fromSeq: Int) {
  verifyChain(chain: $chain, fromSeq: $fromSeq) { refusal rows brokenAt nextSeq } }`

export const toEvent = (row: NonNullable<EventsAnswer['events']>[number]): LedgerEvent => ({
  ...row,
  subject: row.subject ?? undefined,
  detail: row.detail ?? undefined,
  runId: row.runId ?? undefined,
  begunSeq: row.begunSeq ?? undefined,
})

/** A page of the ledger, newest first. A cursor that means nothing shows the first page. */
export const listEvents = async (ask: Ask, query: LedgerQuery, limit: number): Promise<Result<LedgerPage>> => {
  const variables = { ...ledgerArguments(query), limit }
  const answer = unwrap(await ask<{ auditEvents: EventsAnswer }>(EVENTS, variables), 'auditEvents')
  if (!answer.ok) return answer
  const { refusal, events, nextCursor, searchedTo } = answer.data
  if (refusal === 'INVALID' && query.after) return listEvents(ask, { ...query, after: undefined }, limit)
  if (refusal) return failAs(refusal)
  if (!events) return failWith('unavailable')
  return ok({
    events: events.map(toEvent),
    nextCursor: nextCursor ?? undefined,
    searchedTo: searchedTo ?? undefined,
  })
}

export interface ChainCheck {
  chain: string
  /** Rows that were found to follow. */
  rows: number
  /** The first row that does not follow from the one before. */
  brokenAt?: number
  /** Where to go on, when there was no time for all. */
  nextSeq?: number
}

const failToCheck = (refusal: NonNullable<CheckAnswer['refusal']>) => {
  if (refusal === 'NOT_FOUND') return fail('not_found', words.ledger.noRun)
  return refusal === 'INVALID' ? fail('invalid', words.ledger.noRow) : failAs(refusal)
}

/** Reads a chain row by row, in as many calls as the time allows. */
export const verifyChain = async (
  ask: Ask,
  chain: string,
  { fromSeq, until, now }: { fromSeq?: number; until: number; now: () => number },
): Promise<Result<ChainCheck>> => {
  let rows = 0
  let nextSeq = fromSeq
  do {
    const answer = unwrap(await ask<{ verifyChain: CheckAnswer }>(VERIFY, { chain, fromSeq: nextSeq }), 'verifyChain')
    if (!answer.ok) return answer
    if (answer.data.refusal) return failToCheck(answer.data.refusal)
    rows += answer.data.rows ?? 0
    if (answer.data.brokenAt) return ok({ chain, rows, brokenAt: answer.data.brokenAt })
    nextSeq = answer.data.nextSeq ?? undefined
  } while (nextSeq && now() < until)
  return ok({ chain, rows: fromSeq ? fromSeq - 1 + rows : rows, nextSeq })
}
