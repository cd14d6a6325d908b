import { expect } from 'vitest'
import { chainStart, ledgerHash } from '../../../amplify/records/ledger-hash'
import type { LedgerRow } from '../../../amplify/records/ledger-row'

/** Expects a chain without gaps or doubles, each row behind the one before, and gives the subjects of an act. */
export const subjectsIn = (rows: LedgerRow[], act: LedgerRow['act']): string[] => {
  let previous = chainStart(rows[0]?.chain ?? '')
  for (const [index, row] of rows.entries()) {
    expect(row.seq).toBe(index + 1)
    expect(row.previousHash).toBe(previous)
    expect(ledgerHash(row)).toBe(row.hash)
    previous = row.hash
  }
  const subjects = rows.filter((row) => row.act === act).map(({ subject = '' }) => subject)
  expect(new Set(subjects).size).toBe(subjects.length)
  return subjects.toSorted()
}
