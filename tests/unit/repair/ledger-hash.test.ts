import { describe, expect, it } from 'vitest'
import { chainStart, type LedgerEvent, ledgerHash, sealEvent } from '../../../amplify/records/ledger-hash'

const event: LedgerEvent = {
  chain: 'run#20261123T020000000-abc123',
  seq: 1,
  at: '2026-11-23T02:00:00.000Z',
  actor: 'schedule',
  act: 'RUN_ADDED',
  subject: 'ann',
  outcome: 'DONE',
}

describe('a sealed row of the ledger', () => {
  it('has a hash that stays the same, whatever the order of its fields', () => {
    const row = sealEvent(event, chainStart(event.chain))
    expect(ledgerHash(row)).toBe(row.hash)
    expect(ledgerHash(Object.fromEntries(Object.entries(row).toReversed()) as typeof row)).toBe(row.hash)
    expect(sealEvent({ ...event, detail: undefined }, chainStart(event.chain)).hash).toBe(row.hash)
  })

  it.each(Object.keys(sealEvent(event, '')).filter((name) => name !== 'hash'))(
    'has another hash when its %s is another',
    (name) => {
      const row = sealEvent(event, chainStart(event.chain))
      expect(ledgerHash({ ...row, [name]: 'other' })).not.toBe(row.hash)
    },
  )

  it('sorts by time, then by its place in the chain', () => {
    const moments = [9, 10, 100].map((seq) => sealEvent({ ...event, seq }, '').moment)
    expect(moments.toSorted()).toEqual(moments)
  })
})
