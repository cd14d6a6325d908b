import type { LedgerEvent } from '../../../../../lib/domain/ledger'
import { ledgerPath, readLedgerQuery, unreadLedgerFilters } from '../../../../../lib/domain/ledger-query'
import { isAdmin } from '../../../../../lib/domain/policy'
import { ok } from '../../../../../lib/domain/result'
import type { ExportColumns } from '../../../../../lib/domain/row-export'
import { askAs } from '../../../../../lib/server/appsync'
import { sendRows } from '../../../../../lib/server/export-rows'
import { listEvents } from '../../../../../lib/server/ledger'
import { refuse, route } from '../../../../../lib/server/route'
import { words } from '../../../../../lib/server/words'

const ROWS = 100

// Every field that a row's hash is made of, so that the file can be checked by itself.
const columns: ExportColumns<LedgerEvent> = {
  at: ({ at }) => at,
  actor: ({ actor }) => actor,
  act: ({ act }) => act,
  subject: ({ subject }) => subject,
  outcome: ({ outcome }) => outcome,
  detail: ({ detail }) => detail,
  runId: ({ runId }) => runId,
  chain: ({ chain }) => chain,
  seq: ({ seq }) => seq,
  begunSeq: ({ begunSeq }) => begunSeq,
  previousHash: ({ previousHash }) => previousHash,
  hash: ({ hash }) => hash,
}

/** The rows of the ledger that match, as they are: beginnings and ends apart. */
export const GET = route({
  name: 'exportLedger',
  policy: isAdmin,
  run: async (request, { accessToken }) => {
    const search = Object.fromEntries(new URL(request.url).searchParams)
    if (unreadLedgerFilters(search).length > 0) return refuse({ code: 'invalid', message: words.export.unread })
    const query = readLedgerQuery(search)
    const format = search.as === 'json' ? 'json' : 'csv'
    return sendRows({
      name: 'ledger',
      format,
      columns,
      cursor: query.after,
      readPage: async (cursor) => {
        const page = await listEvents(askAs(accessToken), { ...query, after: cursor }, ROWS)
        return page.ok ? ok({ rows: page.data.events, nextCursor: page.data.nextCursor }) : page
      },
      pathAt: (cursor) => ledgerPath(query, { as: format, after: cursor }, '/admin/ledger/export'),
      now: Date.now,
    })
  },
})
