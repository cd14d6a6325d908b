import { describe, expect, it } from 'vitest'
import { newRun, newRunId } from '../../../amplify/repair/new-run'
import { runMove } from '../../../amplify/repair/run-move'
import { DEFAULT_SETTINGS, RUN_ORDERS, RUN_STATES } from '../../../lib/domain/repair'
import { legalOrders } from '../../../lib/domain/repair-orders'

const now = Date.UTC(2026, 10, 23, 2)
const time = { now: () => now, random: () => 0.5 }
const run = newRun(time, { scope: 'ALL', source: 'ADMINISTRATOR', startedBy: 'ann', pace: DEFAULT_SETTINGS })
const by = { by: 'ben', now }

describe('the id of a run', () => {
  it('sorts by the time at which it was made', () => {
    const ids = [0, 1, 999, 60_000, 86_400_000].map((later) =>
      newRunId({ now: () => now + later, random: Math.random }),
    )
    expect(ids.toSorted()).toEqual(ids)
    expect(ids[0]).toMatch(/^20261123T020000000-[a-z0-9]{6}$/)
  })
})

describe('the orders that a run takes', () => {
  const full = { CHOSEN: 1, ADDED: 1, FAILED: 1, REMOVAL_FAILED: 1 }
  it.each([
    ['SCANNING', ['PAUSE', 'CANCEL']],
    ['PLANNED', ['APPLY', 'CANCEL']],
    ['APPLYING', ['PAUSE', 'CANCEL']],
    ['PAUSED', ['RESUME', 'CANCEL']],
    ['DONE', ['RETRY_FAILED', 'UNDO']],
    ['UNDOING', ['PAUSE', 'CANCEL']],
    ['UNDONE', ['RETRY_FAILED']],
    ['CANCELLED', ['UNDO']],
    ['FAILED', ['RESUME', 'CANCEL']],
  ] as const)('%s: %j', (state, orders) => {
    expect(legalOrders({ scope: 'ALL', state, counts: full })).toEqual(orders)
    for (const order of RUN_ORDERS) {
      const move = runMove({ ...run, state, counts: full }, order, by)
      expect(move !== undefined, order).toBe((orders as readonly string[]).includes(order))
    }
  })

  it('are none that would do nothing', () => {
    for (const state of ['DONE', 'UNDONE', 'CANCELLED'] as const)
      expect(legalOrders({ scope: 'ALL', state, counts: {} })).toEqual([])
    expect(legalOrders({ scope: 'ALL', state: 'PLANNED', counts: { LEFT_ALONE: 3 } })).toEqual(['CANCEL'])
  })

  it('never let todos without an owner be applied', () => {
    for (const state of RUN_STATES)
      expect(legalOrders({ scope: 'ORPHANS', state, counts: { CHOSEN: 1, ORPHAN: 1 } })).not.toContain('APPLY')
  })

  it('let a pause be taken back, and a cancellation not', () => {
    expect(legalOrders({ scope: 'ALL', state: 'APPLYING', order: 'PAUSE', counts: {} })).toEqual(['RESUME', 'CANCEL'])
    expect(legalOrders({ scope: 'ALL', state: 'APPLYING', order: 'CANCEL', counts: {} })).toEqual([])
    expect(runMove({ ...run, order: 'PAUSE' }, 'RESUME', by)).toEqual({ set: {}, remove: ['order'] })
  })
})

describe('an order', () => {
  it('is only noted while a worker is on the run', () => {
    expect(runMove(run, 'PAUSE', by)).toEqual({ set: { order: 'PAUSE' }, remove: [] })
    expect(runMove(run, 'CANCEL', by)).toEqual({ set: { order: 'CANCEL' }, remove: [] })
  })

  it('that applies a plan says who and when, and begins two walks anew', () => {
    const move = runMove({ ...run, state: 'PLANNED', counts: { CHOSEN: 7 } }, 'APPLY', by)
    expect(move?.set).toMatchObject({ state: 'APPLYING', appliedBy: 'ben', chosen: 7, work: 'due' })
    expect(move?.set.userWalk).toEqual({ generation: 2, pages: 0, rows: 0, isDone: false })
    expect(move?.remove).toContain('cursor')
  })

  it('that resumes goes on from the cursor, and judges anew what was judged more than an hour ago', () => {
    const judgedAt = new Date(now).toISOString()
    const paused = {
      ...run,
      state: 'PAUSED',
      pausedFrom: 'APPLYING',
      cursor: 'kim',
      isPrepared: true,
      judgedAt,
    } as const
    const soon = runMove(paused, 'RESUME', { by: 'ben', now: now + 60_000 })
    expect(soon).toEqual({
      set: { state: 'APPLYING', work: 'due' },
      remove: ['pausedFrom', 'pausedAt', 'failure', 'order', 'rate'],
    })
    const late = runMove(paused, 'RESUME', { by: 'ben', now: now + 3_600_001 })
    expect(late?.set.userWalk?.generation).toBe(2)
    expect(late?.remove).toContain('judgedAt')
    expect(late?.remove).not.toContain('cursor')
    expect(late?.remove).not.toContain('isPrepared')
  })
})
