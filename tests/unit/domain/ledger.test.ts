import { expect, it } from 'vitest'
import { foldEvents, type LedgerEvent } from '../../../lib/domain/ledger'
import {
  ledgerArguments,
  ledgerPath,
  readChain,
  readLedgerQuery,
  typedFilters,
  unreadLedgerFilters,
} from '../../../lib/domain/ledger-query'

const DAY = 'day#2026-11-23'
const event = (seq: number, more: Partial<LedgerEvent> = {}): LedgerEvent => ({
  chain: DAY,
  seq,
  at: `2026-11-23T10:00:${String(seq).padStart(2, '0')}.000Z`,
  actor: 'someone',
  act: 'REPAIR',
  outcome: 'DONE',
  previousHash: '',
  hash: '',
  ...more,
})
const begun = (seq: number) => event(seq, { outcome: 'BEGUN' })

it('folds a beginning into its end, and says when it began', () => {
  const { entries, open } = foldEvents([event(3, { begunSeq: 1 }), event(2), begun(1)], [])
  expect(entries.map(({ event: { seq }, begunAt }) => [seq, begunAt])).toEqual([
    [3, '2026-11-23T10:00:01.000Z'],
    [2, undefined],
  ])
  expect(open).toEqual([])
})

it('shows a beginning whose end nobody wrote', () => {
  expect(foldEvents([event(2), begun(1)], []).entries.map(({ event: { outcome } }) => outcome)).toEqual([
    'DONE',
    'BEGUN',
  ])
})

it('remembers an end until the page that its beginning is on', () => {
  const first = foldEvents([event(9, { begunSeq: 1 })], [])
  const second = foldEvents([event(5)], first.open)
  const third = foldEvents([begun(2), begun(1)], second.open)
  expect(third.entries.map(({ event: { seq } }) => seq)).toEqual([2])
  expect(third.open).toEqual([])
})

it('takes a beginning of the same number in another chain for another act', () => {
  const elsewhere = { ...begun(1), chain: 'day#2026-11-22' }
  expect(foldEvents([event(2, { begunSeq: 1 }), begun(1), elsewhere], []).entries).toHaveLength(2)
})

it('reads filters from an address, leaves out what means nothing, and writes the same address again', () => {
  const search = { who: ' abc-1 ', act: 'REPAIR', user: 'Bob Smith', run: '', from: '2026-11-01', to: '2026-13-40' }
  const query = readLedgerQuery(search)
  expect(query).toMatchObject({ who: 'abc-1', act: 'REPAIR', from: '2026-11-01' })
  expect([query.user, query.run, query.to]).toEqual([undefined, undefined, undefined])
  expect(ledgerPath(query)).toBe('/admin/ledger?who=abc-1&act=REPAIR&from=2026-11-01')
  expect(readLedgerQuery({ act: 'SUDO', who: ['a', 'b'] })).toMatchObject({ act: undefined, who: undefined })
})

it('names the filters that mean nothing, and keeps what was typed into them', () => {
  const search = { who: 'Bob Smith', act: 'SUDO', user: 'Google_1.2@x', run: 'a.b', from: '2026-13-40', to: '' }
  expect(unreadLedgerFilters(search)).toEqual(['act', 'who', 'run', 'from'])
  expect(unreadLedgerFilters({ who: ['a', 'b'], run: ' ', after: '%' })).toEqual(['who'])
  expect(typedFilters(search)).toMatchObject({ who: 'Bob Smith', from: '2026-13-40' })
  expect(readLedgerQuery(search)).toMatchObject({ user: 'Google_1.2@x' })
})

it('asks for whole days', () => {
  const { from, to } = ledgerArguments(readLedgerQuery({ from: '2026-11-01', to: '2026-11-02' }))
  expect([from, to]).toEqual(['2026-11-01T00:00:00.000Z', '2026-11-02T23:59:59.999Z'])
})

it('checks only what can be a chain', () => {
  expect(readChain(DAY)).toBe(DAY)
  expect(readChain('run#20261123T104200000-abc123')).toBeDefined()
  expect(['day#', 'user#1', 'day#2026 or 1', undefined].map((name) => readChain(name))).toEqual(
    Array(4).fill(undefined),
  )
})
