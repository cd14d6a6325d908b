import { describe, expect, it } from 'vitest'
import {
  arrive,
  changeOf,
  depart,
  type Entry,
  entryOf,
  giveUp,
  insist,
  isDue,
  isUnsaved,
  learn,
  rowOf,
  want,
} from '../../../lib/client/todo-entry'
import type { Failure } from '../../../lib/domain/result'
import { at, saved } from './todos'

const lost: Failure = { code: 'unavailable', message: 'No answer came.' }
const now = at(0)
const milk = saved('milk', { name: 'Milk' })
const renamed = (entry: Entry, name: string) => want(entry, { name }, entry.todo)
const conflictWith = (current = milk) =>
  ({ ok: false, error: { code: 'conflict', message: 'It changed.' }, current }) as const

describe('what is wanted', () => {
  it('is shown at once, is due, and is sent with the version and the state that it was based on', () => {
    const entry = renamed(entryOf(milk), 'Oat milk')
    expect(rowOf(entry, now)).toMatchObject({ todo: { name: 'Oat milk' }, saved: { name: 'Milk' }, isSaving: true })
    expect(isDue(entry)).toBe(true)
    expect(changeOf(entry)).toEqual({
      kind: 'edit',
      id: 'milk',
      version: 1,
      from: 'OPEN',
      patch: { name: 'Oat milk' },
    })
  })

  it('is nothing when it is what is saved already', () => {
    const entry = renamed(entryOf(milk), 'Milk')
    expect(isUnsaved(entry)).toBe(false)
    expect(isDue(entry)).toBe(false)
  })

  it('takes notes and a day away with null, and is nothing where there were none', () => {
    expect(isUnsaved(want(entryOf(milk), { notes: null, due: null }, milk))).toBe(false)
    const full = { ...milk, notes: 'Fresh', due: '2026-11-25' }
    const entry = want(entryOf(full), { notes: null, due: null }, full)
    expect(rowOf(entry, now).todo).toMatchObject({ notes: undefined, due: undefined })
    expect(changeOf(entry)).toMatchObject({ patch: { notes: null, due: null } })
  })

  it('is a conflict from the first when another text was saved since its owner began to write', () => {
    const entry = want(learn(entryOf(milk), { ...milk, name: 'Soy milk', version: 2 }), { name: 'Oat milk' }, milk)
    expect(entry.isConflict).toBe(true)
    expect(isDue(entry)).toBe(false)
    expect(rowOf(entry, now)).toMatchObject({ todo: { name: 'Soy milk' }, unsaved: { name: 'Oat milk' } })
  })

  it('dates what is done from when it was done, and keeps that date in the trash', () => {
    const done = rowOf(want(entryOf(milk), { state: 'DONE' }, milk), now).todo
    expect(done.doneAt).toBe(now)
    expect(rowOf(want(entryOf(done), { state: 'TRASH' }, done), at(60)).todo.doneAt).toBe(now)
    expect(rowOf(want(entryOf(done), { state: 'OPEN' }, done), now).todo.doneAt).toBeUndefined()
  })
})

describe('an answer', () => {
  it('settles what was sent and keeps what was wanted meanwhile', () => {
    const sent = depart(renamed(entryOf(milk), 'Oat milk'))
    expect(isDue(sent)).toBe(false)
    const entry = arrive(renamed(sent, 'Soy milk'), {
      ok: true,
      data: { ...milk, name: 'Oat milk', version: 2 },
    }) as Entry
    expect(entry).toMatchObject({ wanted: { name: 'Soy milk' }, seen: { name: 'Oat milk' }, isConflict: undefined })
    expect(changeOf(entry)).toMatchObject({ version: 2, patch: { name: 'Soy milk' } })
  })

  it('that is no success brings back what is saved, and keeps what was typed and why', () => {
    const entry = arrive(depart(renamed(entryOf(milk), 'Oat milk')), { ok: false, error: lost }) as Entry
    expect(rowOf(entry, now)).toMatchObject({
      todo: { name: 'Milk' },
      isSaving: false,
      failure: lost,
      unsaved: { name: 'Oat milk' },
    })
    expect(isDue(entry)).toBe(false)
    expect(isDue(insist(entry))).toBe(true)
    expect(isUnsaved(giveUp(entry) as Entry)).toBe(false)
  })

  it('that was lost is no failure once the change itself was heard', () => {
    const sent = depart(renamed(entryOf(milk), 'Oat milk'))
    const written = { ...milk, name: 'Oat milk', version: 2 }
    const before = arrive(learn(sent, written), { ok: false, error: lost }) as Entry
    const after = learn(arrive(sent, { ok: false, error: lost }) as Entry, written)
    for (const entry of [before, after]) {
      expect(entry).toMatchObject({ failure: undefined, wanted: {}, todo: { version: 2 } })
      expect(isUnsaved(entry)).toBe(false)
    }
  })

  it('that was lost, and what others wrote was heard: both texts stand, and a retry overwrites nothing unseen', () => {
    const sent = depart(renamed(entryOf(milk), 'Oat milk'))
    const theirs = { ...milk, name: 'Soy milk', version: 2 }
    const before = arrive(learn(sent, theirs), { ok: false, error: lost }) as Entry
    const after = learn(arrive(sent, { ok: false, error: lost }) as Entry, theirs)
    for (const entry of [before, after]) expect(entry).toMatchObject({ isConflict: true, wanted: { name: 'Oat milk' } })
  })

  it('that was lost leaves what is known in doubt: changing back is sent, too', () => {
    const toggled = want(entryOf(milk), { state: 'DONE' }, milk)
    const entry = arrive(want(depart(toggled), { state: 'OPEN' }, milk), { ok: false, error: lost }) as Entry
    expect(entry.failure).toEqual(lost)
    expect(changeOf(insist(entry))).toMatchObject({ patch: { state: 'OPEN' } })
    const typed = arrive(depart(renamed(entryOf(milk), 'Oat milk')), { ok: false, error: lost }) as Entry
    expect(changeOf(renamed(typed, 'Milk'))).toMatchObject({ patch: { name: 'Milk' } })
  })

  it('that says it is gone marks it so', () => {
    const gone: Failure = { code: 'not_found', message: 'It is gone.' }
    const entry = arrive(depart(renamed(entryOf(milk), 'Oat milk')), { ok: false, error: gone }) as Entry
    expect(rowOf(entry, now)).toMatchObject({ isGone: true, failure: gone, unsaved: { name: 'Oat milk' } })
  })
})

describe('a conflict', () => {
  it('in a field that nobody else changed is settled by sending once more', () => {
    const sent = depart(renamed(entryOf(milk), 'Oat milk'))
    const entry = arrive(sent, conflictWith({ ...milk, due: '2026-12-01', version: 7 })) as Entry
    expect(isDue(entry)).toBe(true)
    expect(changeOf(entry)).toMatchObject({ version: 7, patch: { name: 'Oat milk' } })
    expect(rowOf(entry, now)).toMatchObject({ todo: { name: 'Oat milk', due: '2026-12-01' }, isSaving: true })
  })

  it('of states is none: the last click counts', () => {
    const sent = depart(want(entryOf(milk), { state: 'DONE' }, milk))
    const entry = arrive(sent, conflictWith({ ...milk, state: 'TRASH', version: 2 })) as Entry
    expect(changeOf(entry)).toMatchObject({ version: 2, from: 'TRASH', patch: { state: 'DONE' } })
  })

  it.each([
    ['name', { name: 'Oat milk' }, { name: 'Soy milk' }],
    ['notes', { notes: 'Two' }, { notes: 'Three' }],
    ['notes, one of them taken away', { notes: null }, { notes: 'Three' }],
    ['day', { due: '2026-12-01' }, { due: '2026-12-02' }],
  ])('of two texts of the %s is for its owner to decide', (_title, mine, theirs) => {
    const base = { ...milk, notes: 'One' }
    const sent = depart(want(entryOf(base), mine, base))
    const entry = arrive(sent, conflictWith({ ...base, ...theirs, version: 2 })) as Entry
    expect(isDue(entry)).toBe(false)
    expect(rowOf(entry, now)).toMatchObject({ isConflict: true, isSaving: false, saved: theirs, unsaved: mine })
    expect(changeOf(insist(entry))).toMatchObject({ version: 2, patch: mine })
    expect(rowOf(giveUp(entry) as Entry, now)).toMatchObject({ todo: theirs, unsaved: {}, isConflict: false })
  })

  it('that does not end is a failure after eight times, and can be tried again', () => {
    let entry = renamed(entryOf(milk), 'Oat milk')
    let times = 0
    while (!entry.failure && times < 50) {
      times += 1
      entry = arrive(depart(entry), conflictWith({ ...milk, version: times + 1 })) as Entry
    }
    expect(times).toBe(9)
    expect(isDue(insist(entry))).toBe(true)
  })
})

describe('what the server says a todo is', () => {
  it('changes nothing when it is older than what is known', () => {
    const entry = entryOf({ ...milk, version: 5 })
    expect(learn(entry, { ...milk, name: 'Old', version: 4 })).toBe(entry)
    expect(learn(entry, { ...milk, name: 'Same', version: 5 })).toBe(entry)
    const gone = { ...entry, isGone: true }
    expect(learn(gone, { ...milk, version: 4 })).toBe(gone)
  })

  it('is back when it was thought gone', () => {
    expect(learn({ ...entryOf(milk), isGone: true }, milk).isGone).toBeUndefined()
  })
})

describe('a removal', () => {
  const binned = saved('milk', { state: 'TRASH', version: 3 })
  const removing: Entry = { ...entryOf(binned), isRemovalWanted: true, isHidden: true }

  it('is sent with its version, and leaves nothing behind', () => {
    expect(changeOf(removing)).toEqual({ kind: 'remove', id: 'milk', version: 3 })
    expect(arrive(depart(removing), { ok: true, data: null })).toBeNull()
  })

  it('that failed is tried again when its owner says so, and given up when they do something else', () => {
    const failed = arrive(depart(removing), { ok: false, error: lost }) as Entry
    expect(changeOf(insist(failed))).toMatchObject({ kind: 'remove' })
    expect(changeOf(want(failed, { state: 'OPEN' }, binned))).toMatchObject({ kind: 'edit' })
    expect(isUnsaved(giveUp(failed) as Entry)).toBe(false)
  })

  it('does not delete what another device took out of the trash meanwhile', () => {
    const entry = arrive(depart(removing), conflictWith({ ...binned, state: 'OPEN', version: 4 })) as Entry
    expect(isDue(entry)).toBe(false)
    expect(rowOf(entry, now)).toMatchObject({ todo: { state: 'OPEN' }, failure: { code: 'conflict' } })
  })

  it('goes on when only the version is another', () => {
    const entry = arrive(depart(removing), conflictWith({ ...binned, version: 4 })) as Entry
    expect(changeOf(entry)).toEqual({ kind: 'remove', id: 'milk', version: 4 })
  })
})

describe('an addition', () => {
  const fresh = entryOf({ ...milk, notes: 'Two', version: 0 }, false)

  it('is sent whole, and changed afterwards where it was changed meanwhile', () => {
    expect(changeOf(fresh)).toEqual({ kind: 'add', id: 'milk', name: 'Milk', notes: 'Two' })
    const added = arrive(renamed(depart(fresh), 'Oat milk'), { ok: true, data: { ...milk, notes: 'Two' } }) as Entry
    expect(changeOf(added)).toMatchObject({ kind: 'edit', version: 1, patch: { name: 'Oat milk' } })
  })

  it('that could not be saved shows what was typed last, and is dropped when it is given up', () => {
    const failed = arrive(renamed(depart(fresh), 'Oat milk'), { ok: false, error: lost }) as Entry
    expect(rowOf(failed, now)).toMatchObject({ todo: { name: 'Oat milk' }, isAdded: false, failure: lost })
    expect(giveUp(failed)).toBeNull()
  })
})
