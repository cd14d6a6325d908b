import { createHash } from 'node:crypto'
import type { LedgerRow } from './ledger-row'

/** What a row says; where it stands and what it follows are added by sealing it. */
export type LedgerEvent = Omit<LedgerRow, 'previousHash' | 'hash' | 'timeline' | 'moment'>

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** What the first row of a chain follows. */
export const chainStart = (chain: string) => sha256(chain)

/** Over every field but `hash` itself, in the order of their names; one that is undefined is not there. */
export const ledgerHash = (row: Omit<LedgerRow, 'hash'> & { hash?: string }) => {
  const { hash: _, ...content } = row
  return sha256(JSON.stringify(Object.fromEntries(Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1)))))
}

/** The row as it is stored. The same event behind the same row is the same row, whoever makes it. */
export const sealEvent = (event: LedgerEvent, previousHash: string): LedgerRow => {
  const moment = `${event.at}#${event.chain}#${String(event.seq).padStart(9, '0')}`
  const content = { ...event, previousHash, timeline: 'all', moment } as const
  return { ...content, hash: ledgerHash(content) }
}
