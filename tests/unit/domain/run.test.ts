import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RunFacts } from '../../../components/admin/run-facts'
import { paceOf } from '../../../components/admin/run-pace'
import { sentenceOf } from '../../../components/admin/run-sentence'
import { roughSpanWords, spanWords } from '../../../components/words/numbers'
import { callsToApply, canUndo, progressOf, type Run, stepOf } from '../../../lib/domain/run'
import { chooseUsersForm, directRunForm } from '../../../lib/domain/run-schema'
import { readPlace, shelvesOf, shelvesOfPage, viewsOf } from '../../../lib/domain/run-view'

const NOW = '2026-11-23T10:42:00.000Z'
const run = (more: Partial<Run>): Run => ({
  id: '20261123T104100000-abc123',
  scope: 'ALL',
  startedBy: 'someone',
  state: 'PLANNED',
  isWorkedOn: true,
  isWaiting: false,
  users: 212,
  members: 205,
  chosen: 0,
  counts: {},
  calls: 8,
  ratePercent: 80,
  createdAt: '2026-11-23T10:40:00.000Z',
  ...more,
})
const applied = { appliedAt: '2026-11-23T10:41:00.000Z' }
const says = (more: Partial<Run>) => {
  const { says: words, alert = '' } = sentenceOf(run(more))
  return words + alert
}

const selected = (asked: number, users: number, members: number): Partial<Run> => ({
  ...{ scope: 'SELECTED', selected: asked, users, members },
})

describe('the sentence of a run', () => {
  it.each<[string, Partial<Run>]>([
    ['Add 4 of the 6 missing users', { counts: { CHOSEN: 4, LEFT_ALONE: 2, KEPT_OUT: 1 } }],
    ['Add all 2 missing users', { counts: { CHOSEN: 2, KEPT_OUT: 1 } }],
    [
      'Of 5 users chosen, 2 no longer exist, 1 is a member already and 2 are kept out',
      { ...selected(5, 3, 1), counts: { KEPT_OUT: 2 } },
    ],
    ['Of 2 users chosen, 2 are members already', selected(2, 2, 2)],
    ['The chosen user no longer exists', selected(1, 0, 0)],
    ['Add all 2 missing users', { ...selected(4, 3, 1), counts: { CHOSEN: 2 } }],
    ['Nobody of 212 users is missing', { counts: { KEPT_OUT: 3 } }],
    [
      '1,540 of 2,431 users done',
      { state: 'APPLYING', chosen: 2431, counts: { ADDED: 1500, ALREADY: 40, CHOSEN: 891 } },
    ],
    ['2 users were added. 3 failed.', { state: 'DONE', chosen: 5, counts: { ADDED: 2, FAILED: 3 } }],
    ['1 of 3 users taken out again', { state: 'UNDOING', counts: { ADDED: 2, REMOVED: 1, ALREADY: 9 } }],
    ['The plan was discarded. Nobody was added.', { state: 'CANCELLED', counts: { CHOSEN: 4 } }],
    [
      'Cancelled: 1 user was added, 3 not reached.',
      { ...applied, state: 'CANCELLED', counts: { ADDED: 1, CHOSEN: 3 } },
    ],
    ['The run stopped at 1 of 4 users', { state: 'FAILED', pausedFrom: 'APPLYING', chosen: 4, counts: { ADDED: 1 } }],
  ])('is: %s', (expected, more) => expect(says(more)).toBe(expected))
})

describe('the pace of a run', () => {
  const applying = run({ ...applied, state: 'APPLYING', rate: 19.84 })
  it.each<[string, Partial<Run>]>([
    ['19.8 calls a second, held to 80 % of the quota', {}],
    ['Pausing: the step under way is finished first', { order: 'PAUSE', isWorkedOn: false }],
    ['No worker is on it at the moment. Another takes over within a minute; nothing is lost', { isWorkedOn: false }],
    [
      'Waits for its turn: the worker is on another run. Each goes on in turns',
      { isWorkedOn: false, isWaiting: true, appliedAt: '2026-11-23T10:41:55.000Z' },
    ],
    ['Begins in a moment', { isWorkedOn: false, appliedAt: '2026-11-23T10:41:55.000Z' }],
    [
      'Cognito asks for a slower pace. The run waits a little between calls; nothing is lost',
      { throttledAt: '2026-11-23T10:41:58.000Z' },
    ],
    ['19.8 calls a second, held to 80 % of the quota', { throttledAt: '2026-11-23T10:40:00.000Z' }],
  ])('is said in words: %s', (expected, more) => expect(paceOf({ ...applying, ...more }, NOW)).toBe(expected))
})

it('tells of a plan of chosen users how many are gone, members and missing', () => {
  const plan = run({ ...selected(4, 3, 1), counts: { CHOSEN: 1, LEFT_ALONE: 1 } })
  const drawn = renderToStaticMarkup(createElement(RunFacts, { run: plan, names: {}, now: NOW }))
  expect(drawn).toContain('Of 4 users chosen, 1 no longer exists, 1 is a member already and 2 are missing')
})

it('puts each state on its step, a paused or failed one on the step that it was at', () => {
  const steps = (['SCANNING', 'PLANNED', 'APPLYING', 'DONE', 'UNDOING', 'UNDONE'] as const).map((state) =>
    stepOf(run({ state })),
  )
  expect(steps).toEqual(['plan', 'plan', 'apply', 'report', 'report', 'report'])
  expect(stepOf(run({ state: 'PAUSED', pausedFrom: 'APPLYING' }))).toBe('apply')
  expect(stepOf(run({ state: 'FAILED', pausedFrom: 'SCANNING' }))).toBe('plan')
})

it('knows no progress of a scan, and counts whom an undo took out as done', () => {
  expect(progressOf(run({ state: 'SCANNING' }))).toBeNull()
  expect(progressOf(run({ state: 'UNDOING', counts: { ADDED: 1, REMOVED: 2, REMOVAL_SKIPPED: 1 } }))).toEqual({
    done: 3,
    of: 4,
  })
})

it('undoes what was added, and nothing where nobody was', () => {
  expect(canUndo(run({ state: 'DONE', counts: { ADDED: 1 } }))).toBe(true)
  expect(canUndo(run({ state: 'DONE', counts: { ALREADY: 1 } }))).toBe(false)
  expect(canUndo(run({ state: 'APPLYING', counts: { ADDED: 1 } }))).toBe(false)
})

it('expects the fewer calls: lists for many users, one by one for a few', () => {
  expect(callsToApply(run({ counts: { CHOSEN: 1 } }))).toBe(3)
  expect(callsToApply(run({ users: 1_000_000, members: 600_000, counts: { CHOSEN: 400_000 } }))).toBe(426_667)
})

describe('the pages of a run', () => {
  const done = run({ ...applied, state: 'DONE', counts: { FAILED: 3, SKIPPED: 10, ADDED: 200, KEPT_OUT: 1 } })
  const all = shelvesOf(done, 'all')

  it('begins with the failed, and takes further shelves until it is full', () => {
    expect(shelvesOfPage(done, all, { at: 0 }, 50).map(({ shelf }) => shelf)).toEqual(['FAILED', 'SKIPPED', 'ADDED'])
    expect(shelvesOfPage(done, all, { at: 0 }, 12).map(({ shelf }) => shelf)).toEqual(['FAILED', 'SKIPPED'])
  })
  it('goes on behind a cursor, on its shelf', () => {
    const place = readPlace('5.abc=')
    expect(shelvesOfPage(done, all, place, 50)).toEqual([{ at: 5, shelf: 'ADDED', cursor: 'abc=' }])
    expect([readPlace('x'), readPlace(undefined), readPlace('12.abc')]).toEqual([{ at: 0 }, { at: 0 }, { at: 0 }])
  })
  it('has a view for each shelf that holds somebody, and counts the kept-out apart', () => {
    const plan = run({ counts: { CHOSEN: 4, LEFT_ALONE: 2, KEPT_OUT: 1 } })
    expect(viewsOf(plan)).toEqual([
      { view: 'all', count: 6 },
      { view: 'chosen', count: 4 },
      { view: 'left', count: 2 },
      { view: 'kept-out', count: 1 },
    ])
    expect(viewsOf(done).map(({ view }) => view)).toEqual(['all', 'added', 'skipped', 'failed'])
  })
})

describe('the forms of a run', () => {
  it('finds in a page of boxes who was ticked and who was cleared', () => {
    const sent = { runId: 'r-1', ticked: 'ann ben', unticked: 'cat dan', 'pick ann': 'on', 'pick dan': 'on' }
    expect(chooseUsersForm.parse(sent)).toEqual({ runId: 'r-1', toChoose: ['dan'], toLeave: ['ben'] })
  })
  it('takes no order that there is not, and no number that is none', () => {
    expect(directRunForm.safeParse({ id: 'r', order: 'DROP' }).success).toBe(false)
    expect(directRunForm.safeParse({ id: 'r', order: 'APPLY', chosen: '-1' }).success).toBe(false)
    expect(directRunForm.parse({ id: 'r', order: 'APPLY', chosen: '4' })).toEqual({
      id: 'r',
      order: 'APPLY',
      chosen: 4,
    })
  })
})

it('says a stretch of time as people do', () => {
  expect([0, 1, 45, 124, 3_600, 11_400].map(spanWords)).toEqual([
    '0 seconds',
    '1 second',
    '45 seconds',
    '2 minutes 4 seconds',
    '1 hour',
    '3 hours 10 minutes',
  ])
  expect([3, 42, 100, 4_000].map(roughSpanWords)).toEqual([
    'A few seconds',
    'About 45 seconds',
    'About 2 minutes',
    'About 1 hour 5 minutes',
  ])
})
