import { describe, expect, it } from 'vitest'
import { createTodoStore, type TodoStore } from '../../../lib/client/todo-store'
import type { Failure } from '../../../lib/domain/result'
import type { Todo, TodoPage } from '../../../lib/domain/todo'
import { patched, type TodoChange, type TodoOutcome } from '../../../lib/domain/todo-change'
import type { TodoView } from '../../../lib/domain/todo-view'
import { at, NOW, saved } from './todos'

const lost: Failure = { code: 'unavailable', message: 'No answer came.' }
const everyone: TodoView = { of: 'everyone', state: 'OPEN' }

interface Batch {
  changes: TodoChange[]
  answer: (answer: TodoOutcome[] | Failure) => Promise<void>
}

interface WorldOptions {
  view?: TodoView
  nextCursor?: string
  isHead?: boolean
  afterPaint?: (run: () => void) => void
}

/** A store whose batches wait until the test answers them. */
const world = (
  todos: Todo[] = [],
  { view = everyone, nextCursor, isHead = true, afterPaint = (run) => run() }: WorldOptions = {},
) => {
  const batches: Batch[] = []
  let drawn = 0
  const store = createTodoStore({
    view,
    actorId: 'ann',
    isHead,
    page: { todos, names: { bob: 'Bob' }, nextCursor, unreadable: 0 },
    send: (changes) =>
      new Promise((resolve) => {
        const answer = async (value: TodoOutcome[] | Failure) => {
          resolve(value)
          await new Promise((done) => setTimeout(done))
        }
        batches.push({ changes, answer })
      }),
    afterPaint,
    now: () => NOW,
    random: () => {
      drawn += 1
      return new Uint8Array(10).fill(drawn)
    },
  })
  const batch = (index = batches.length - 1): Batch => {
    const found = batches[index]
    if (!found) throw new Error(`There is no batch ${index}.`)
    return found
  }
  /** Answers the newest batch as a server that finds nothing wrong. */
  const confirm = (known: Todo[] = todos) => {
    const { changes, answer } = batch()
    return answer(
      changes.map((change): TodoOutcome => {
        if (change.kind === 'remove') return { ok: true, data: null }
        const { id } = change
        if (change.kind === 'add')
          return { ok: true, data: saved(id, { name: change.name, state: change.state ?? 'OPEN' }) }
        const before = known.find((todo) => todo.id === id) ?? saved(id)
        return { ok: true, data: { ...patched(before, change.patch, at(0)), version: change.version + 1 } }
      }),
    )
  }
  return { store, batches, batch, confirm }
}

const row = (store: TodoStore, id: string) => {
  const found = store.find(id)
  if (!found) throw new Error(`There is no row ${id}.`)
  return found
}
const ids = (store: TodoStore) => store.read().rows.map(({ todo }) => todo.id)
const page = (todos: Todo[], nextCursor?: string): TodoPage => ({ todos, names: {}, nextCursor, unreadable: 0 })
const conflict = (current: Todo): TodoOutcome => ({
  ok: false,
  error: { code: 'conflict', message: 'It changed.' },
  current,
})
const milk = saved('milk', { name: 'Milk' })

describe('a change', () => {
  it('is painted at once, told to who listens, and not shown as saved before the answer', async () => {
    const { store, confirm } = world([milk])
    let told = 0
    const stop = store.subscribe(() => {
      told += 1
    })
    store.edit('milk', { name: 'Oat milk' })
    expect(told).toBe(1)
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk' }, saved: { name: 'Milk' }, isSaving: true })
    expect(store.read().unsaved).toBe(1)
    await confirm()
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk', version: 2 }, isSaving: false })
    expect(store.read().unsaved).toBe(0)
    expect(told).toBeGreaterThan(1)
    const heard = told
    stop()
    store.edit('milk', { name: 'Soy milk' })
    expect(told).toBe(heard)
  })

  it('is the same snapshot and the same row for as long as nothing changed', () => {
    const { store } = world([milk, saved('tea')])
    const [before, tea] = [store.read(), row(store, 'tea')]
    expect(store.read()).toBe(before)
    store.edit('milk', { name: 'Oat milk' })
    expect(store.read()).not.toBe(before)
    expect(row(store, 'tea')).toBe(tea)
  })

  it('of nothing, or to what is saved already, sends nothing', () => {
    const { store, batches } = world([milk])
    store.edit('milk', {})
    store.edit('milk', { name: 'Milk' })
    store.edit('nowhere', { name: 'Milk' })
    expect(batches).toEqual([])
  })

  it('is sent once it is painted, together with what was changed by then, and only once', () => {
    const waiting: (() => void)[] = []
    const { store, batches } = world([milk, saved('tea')], { afterPaint: (run) => waiting.push(run) })
    store.edit('milk', { name: 'Oat milk' })
    store.edit('tea', { state: 'DONE' })
    expect(batches).toEqual([])
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk' }, isSaving: true })
    for (const run of [...waiting, ...waiting]) run()
    expect(batches.map(({ changes }) => changes)).toMatchObject([[{ id: 'milk' }, { id: 'tea' }]])
  })

  it('made twenty times on one box ends as it was clicked last, with one batch on its way at a time', async () => {
    const { store, batches, confirm } = world([milk])
    for (let click = 1; click <= 20; click += 1) {
      store.edit('milk', { state: click % 2 ? 'DONE' : 'OPEN' })
      expect(row(store, 'milk').todo.state).toBe(click % 2 ? 'DONE' : 'OPEN')
    }
    expect(batches).toHaveLength(1)
    await confirm()
    expect(batches).toHaveLength(2)
    expect(batches[1]?.changes).toMatchObject([{ version: 2, from: 'DONE', patch: { state: 'OPEN' } }])
    await confirm()
    expect(batches).toHaveLength(2)
    expect(row(store, 'milk')).toMatchObject({ todo: { state: 'OPEN', version: 3 }, isSaving: false })
  })

  it('of more than a hundred todos goes in batches of a hundred, one after the other', async () => {
    const todos = Array.from({ length: 250 }, (_, index) => saved(`t${index}`, { age: index }))
    const { store, batches, confirm } = world(todos)
    store.edit('t0', { state: 'DONE' })
    for (const { id } of todos.slice(1)) store.edit(id, { state: 'DONE' })
    for (let count = 1; count <= 4; count += 1) {
      expect(batches).toHaveLength(count)
      await confirm()
    }
    expect(batches.map(({ changes }) => changes.length)).toEqual([1, 100, 100, 49])
    expect(store.read().unsaved).toBe(0)
  })
})

describe('a failure', () => {
  it('returns the row to what is saved, says why, and keeps what was typed until it is sent again', async () => {
    const { store, batches, batch, confirm } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer(lost)
    expect(row(store, 'milk')).toMatchObject({
      todo: { name: 'Milk' },
      isSaving: false,
      failure: lost,
      unsaved: { name: 'Oat milk' },
    })
    expect(store.isAnythingStuck()).toBe(true)
    expect(batches).toHaveLength(1)
    store.retry('milk')
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk' }, failure: undefined, isSaving: true })
    await confirm()
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk' }, isSaving: false })
    expect(store.isAnythingStuck()).toBe(false)
  })

  it('of one todo leaves the others of its batch alone', async () => {
    const tea = saved('tea')
    const { store, batch, confirm } = world([milk, tea, saved('salt')])
    store.edit('salt', { state: 'DONE' })
    store.edit('milk', { name: 'Oat milk' })
    store.edit('tea', { name: 'Green tea' })
    await confirm()
    expect(batch().changes.map(({ id }) => id)).toEqual(['milk', 'tea'])
    await batch().answer([
      { ok: false, error: lost },
      { ok: true, data: { ...tea, name: 'Green tea', version: 2 } },
    ])
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Milk' }, failure: lost })
    expect(row(store, 'tea')).toMatchObject({ todo: { name: 'Green tea' }, failure: undefined, isSaving: false })
  })

  it('is given up by going on with what is saved', async () => {
    const { store, batches, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer(lost)
    store.giveUp('milk')
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Milk' }, failure: undefined, unsaved: {} })
    expect(batches).toHaveLength(1)
  })

  it('of many is tried again all at once, but for what is in conflict', async () => {
    const todos = [milk, saved('tea'), saved('salt')]
    const { store, batch } = world(todos)
    for (const { id } of todos) store.edit(id, { name: `New ${id}` })
    await batch().answer(lost)
    await batch().answer([{ ok: false, error: lost }, conflict(saved('salt', { name: 'Sea salt', version: 2 }))])
    store.retryAll()
    expect(batch().changes.map(({ id }) => id)).toEqual(['milk', 'tea'])
  })

  it('that was only a lost answer is no failure once the change was heard', async () => {
    const { store, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer(lost)
    store.receive([{ ...milk, name: 'Oat milk', version: 2 }])
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk' }, failure: undefined, isSaving: false })
    expect(store.read().unsaved).toBe(0)
  })
})

describe('a stale write', () => {
  it('whose field nobody else changed is sent again by itself, on top of what they did', async () => {
    const { store, batches, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer([conflict({ ...milk, due: '2026-12-01', version: 4 })])
    expect(batches).toHaveLength(2)
    expect(batch().changes).toMatchObject([{ version: 4, patch: { name: 'Oat milk' } }])
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk', due: '2026-12-01' }, isConflict: false })
  })

  it('of a state is sent again whatever the state is by now', async () => {
    const { store, batch } = world([milk])
    store.edit('milk', { state: 'DONE' })
    await batch().answer([conflict({ ...milk, name: 'Oat milk', state: 'TRASH', version: 2 })])
    expect(batch().changes).toMatchObject([{ version: 2, from: 'TRASH', patch: { state: 'DONE' } }])
  })

  it('of a text that was changed elsewhere shows both, and neither wins until one is chosen', async () => {
    const { store, batches, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer([conflict({ ...milk, name: 'Soy milk', version: 2 })])
    expect(batches).toHaveLength(1)
    expect(row(store, 'milk')).toMatchObject({
      isConflict: true,
      isSaving: false,
      saved: { name: 'Soy milk' },
      unsaved: { name: 'Oat milk' },
    })
    expect(store.isAnythingStuck()).toBe(true)
    expect(store.read().unsaved).toBe(1)
  })

  it('is kept in place of the saved one with the version that was seen beside it', async () => {
    const { store, batch, confirm } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer([conflict({ ...milk, name: 'Soy milk', version: 2 })])
    store.retry('milk')
    expect(batch().changes).toMatchObject([{ version: 2, patch: { name: 'Oat milk' } }])
    await confirm()
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk', version: 3 }, isConflict: false })
  })

  it('gives way to the saved one when that is chosen', async () => {
    const { store, batches, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer([conflict({ ...milk, name: 'Soy milk', version: 2 })])
    store.giveUp('milk')
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Soy milk' }, isConflict: false, unsaved: {} })
    expect(batches).toHaveLength(1)
  })

  it('asks again when the saved text became yet another one before the choice', async () => {
    const { store, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    await batch().answer([conflict({ ...milk, name: 'Soy milk', version: 2 })])
    store.retry('milk')
    await batch().answer([conflict({ ...milk, name: 'Rice milk', version: 3 })])
    expect(row(store, 'milk')).toMatchObject({ isConflict: true, saved: { name: 'Rice milk' } })
  })

  it('is known before it is sent when the other text came while its owner wrote', () => {
    const { store, batches } = world([milk])
    store.receive([{ ...milk, name: 'Soy milk', version: 2 }])
    store.edit('milk', { name: 'Oat milk' }, milk)
    expect(row(store, 'milk')).toMatchObject({ isConflict: true, saved: { name: 'Soy milk' } })
    expect(batches).toHaveLength(0)
  })

  it('that another device settled by writing the same text sends what else was wanted', async () => {
    const { store, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk', state: 'DONE' })
    await batch().answer([conflict({ ...milk, name: 'Soy milk', version: 2 })])
    store.receive([{ ...milk, name: 'Oat milk', version: 3 }])
    expect(row(store, 'milk').isConflict).toBe(false)
    expect(batch().changes).toMatchObject([{ version: 3, patch: { state: 'DONE' } }])
  })

  it('does not hide what was both renamed and put into the trash until its owner chose', async () => {
    const { store, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    store.edit('milk', { state: 'TRASH' })
    expect(ids(store)).toEqual([])
    await batch().answer([conflict({ ...milk, name: 'Soy milk', version: 2 })])
    expect(row(store, 'milk').isConflict).toBe(true)
    store.giveUp('milk')
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Soy milk', state: 'OPEN' }, isConflict: false })
  })
})

describe('an addition', () => {
  it('stands on top at once, the first of several first, each with an id of its own', async () => {
    const { store, batch, confirm } = world([milk])
    const made = store.add([{ name: 'One' }, { name: 'Two', notes: 'n', due: '2026-12-01' }])
    expect(ids(store)).toEqual([...made, 'milk'])
    expect(made.toSorted().toReversed()).toEqual(made)
    expect(row(store, made[0] ?? '')).toMatchObject({ isAdded: false, isSaving: true, todo: { ownerId: 'ann' } })
    expect(
      batch()
        .changes.map(({ id }) => id)
        .toSorted(),
    ).toEqual(made.toSorted())
    expect(batch().changes).toContainEqual({ kind: 'add', id: made[1], name: 'Two', notes: 'n', due: '2026-12-01' })
    await confirm()
    expect(row(store, made[0] ?? '')).toMatchObject({ isAdded: true, isSaving: false, todo: { version: 1 } })
  })

  it('whose answer was lost is sent again with the same id, and stands there once', async () => {
    const { store, batches, batch, confirm } = world()
    const [id = ''] = store.add([{ name: 'Milk' }])
    await batch().answer(lost)
    expect(row(store, id)).toMatchObject({ isAdded: false, failure: lost, todo: { name: 'Milk' } })
    store.retry(id)
    expect(batches[1]?.changes).toEqual(batches[0]?.changes)
    await confirm()
    expect(ids(store)).toEqual([id])
    expect(store.read().waiting).toEqual([])
  })

  it('that is heard of before its answer, or in place of it, stands there once and is saved', async () => {
    const { store, batches, batch } = world()
    const [id = ''] = store.add([{ name: 'Milk' }])
    store.receive([saved(id, { name: 'Milk' })])
    await batch().answer(lost)
    expect(row(store, id)).toMatchObject({ isAdded: true, failure: undefined, isSaving: false })
    expect(ids(store)).toEqual([id])
    expect(store.read().waiting).toEqual([])
    expect(batches).toHaveLength(1)
  })

  it('takes what was changed while it was on its way into the next batch', async () => {
    const { store, batch, confirm } = world()
    const [id = ''] = store.add([{ name: 'Milk' }])
    store.edit(id, { name: 'Oat milk' })
    store.edit(id, { state: 'DONE' })
    expect(row(store, id)).toMatchObject({ todo: { name: 'Oat milk', state: 'DONE' } })
    await confirm()
    expect(batch().changes).toEqual([
      { kind: 'edit', id, version: 1, from: 'OPEN', patch: { name: 'Oat milk', state: 'DONE' } },
    ])
    await confirm([saved(id, { name: 'Milk' })])
    expect(row(store, id)).toMatchObject({ isSaving: false, todo: { name: 'Oat milk', state: 'DONE' } })
  })

  it('that never arrived is dropped when it is removed or given up, and nobody is asked', async () => {
    const { store, batches, batch } = world()
    const [first = '', second = ''] = store.add([{ name: 'One' }, { name: 'Two' }])
    await batch().answer({ code: 'invalid', message: 'No.' })
    store.remove(first)
    store.giveUp(second)
    expect(ids(store)).toEqual([])
    expect(batches).toHaveLength(1)
  })

  it('that was taken back before it was sent is never said to be saved', async () => {
    const { store, confirm } = world()
    store.add([{ name: 'First' }])
    const [second = ''] = store.add([{ name: 'Second' }])
    const outcome = store.whenSaved([second])
    store.remove(second)
    expect(await outcome).toBe(false)
    expect(store.isSaved([second])).toBe(false)
    await confirm()
    expect(await store.whenSaved([second])).toBe(false)
  })

  it('that goes to the trash while it is on its way is moved there once it is added, and can be taken back', async () => {
    const { store, batch, confirm } = world()
    const [id = ''] = store.add([{ name: 'Milk' }])
    store.edit(id, { state: 'TRASH' })
    expect(ids(store)).toEqual([])
    await confirm()
    expect(batch().changes).toEqual([{ kind: 'edit', id, version: 1, from: 'OPEN', patch: { state: 'TRASH' } }])
    store.edit(id, { state: 'OPEN' })
    expect(ids(store)).toEqual([id])
    await confirm()
    expect(batch().changes).toEqual([{ kind: 'edit', id, version: 2, from: 'TRASH', patch: { state: 'OPEN' } }])
    await confirm()
    expect(row(store, id)).toMatchObject({ isSaving: false, todo: { state: 'OPEN' } })
  })

  it('that is removed while it is on its way is removed from the server, too', async () => {
    const { store, batch, confirm } = world()
    const [id = ''] = store.add([{ name: 'Milk' }])
    store.remove(id)
    expect(ids(store)).toEqual([])
    await confirm()
    expect(batch().changes).toEqual([{ kind: 'remove', id, version: 1 }])
    await confirm()
    expect(store.find(id)).toBeUndefined()
    expect(store.read().unsaved).toBe(0)
  })
})

describe('the trash', () => {
  it('takes a row out of the list at once, and an undo puts it back where it was', async () => {
    const todos = [saved('a', { age: 1 }), saved('b', { age: 2 }), saved('c', { age: 3 })]
    const { store, batch, confirm } = world(todos)
    store.edit('b', { state: 'TRASH' })
    expect(ids(store)).toEqual(['a', 'c'])
    await confirm()
    expect(ids(store)).toEqual(['a', 'c'])
    expect(store.peek('b')?.state).toBe('TRASH')
    store.edit('b', { state: 'OPEN' })
    expect(ids(store)).toEqual(['a', 'b', 'c'])
    expect(batch().changes).toMatchObject([{ version: 2, from: 'TRASH', patch: { state: 'OPEN' } }])
    await confirm()
    expect(row(store, 'b')).toMatchObject({ isSaving: false, todo: { state: 'OPEN' } })
  })

  it('is undone although it is still on its way', async () => {
    const { store, batches, confirm } = world([milk])
    store.edit('milk', { state: 'TRASH' })
    store.edit('milk', { state: 'OPEN' })
    expect(ids(store)).toEqual(['milk'])
    await confirm()
    await confirm()
    expect(batches).toHaveLength(2)
    expect(row(store, 'milk')).toMatchObject({ isSaving: false, todo: { state: 'OPEN', version: 3 } })
  })

  it('that could not be reached gives the row back with the reason, and takes it again when it is tried again', async () => {
    const { store, batch, confirm } = world([milk])
    store.edit('milk', { state: 'TRASH' })
    await batch().answer(lost)
    expect(row(store, 'milk')).toMatchObject({ failure: lost, todo: { state: 'OPEN' } })
    store.retry('milk')
    expect(ids(store)).toEqual([])
    await confirm()
    expect(ids(store)).toEqual([])
  })

  it('gives a row back at once when its owner restores it, seen from the trash', async () => {
    const binned = saved('milk', { state: 'TRASH', version: 2 })
    const { store, confirm } = world([binned], { view: { of: 'mine', state: 'TRASH' } })
    store.edit('milk', { state: 'OPEN' })
    expect(ids(store)).toEqual([])
    await confirm()
    expect(ids(store)).toEqual([])
  })

  it('lets go for good, and what comes late about it does not bring it back', async () => {
    const binned = saved('milk', { state: 'TRASH', version: 2 })
    const { store, batch, confirm } = world([binned], { view: { of: 'mine', state: 'TRASH' } })
    store.remove('milk')
    expect(ids(store)).toEqual([])
    expect(batch().changes).toEqual([{ kind: 'remove', id: 'milk', version: 2 }])
    await confirm()
    store.receive([binned])
    store.catchUp(page([binned]))
    expect(store.read()).toMatchObject({ rows: [], waiting: [], unsaved: 0 })
  })

  it('keeps what could not be deleted, says why, and deletes it when it is tried again', async () => {
    const binned = saved('milk', { state: 'TRASH', version: 2 })
    const { store, batch, confirm } = world([binned], { view: { of: 'mine', state: 'TRASH' } })
    store.remove('milk')
    await batch().answer(lost)
    expect(row(store, 'milk')).toMatchObject({ failure: lost, todo: { state: 'TRASH' } })
    store.retry('milk')
    expect(batch().changes).toMatchObject([{ kind: 'remove' }])
    await confirm()
    expect(store.find('milk')).toBeUndefined()
  })

  it('deletes what is being changed only after that change was answered', async () => {
    const binned = saved('milk', { state: 'TRASH', version: 2 })
    const { store, batches, batch, confirm } = world([binned], { view: { of: 'mine', state: 'TRASH' } })
    store.edit('milk', { name: 'Oat milk' })
    store.remove('milk')
    await confirm()
    expect(batches).toHaveLength(2)
    expect(batch().changes).toEqual([{ kind: 'remove', id: 'milk', version: 3 }])
  })
})

describe('what others do', () => {
  it('is shown in the row, and ignored when it is older than what is known', () => {
    const { store } = world([saved('tea', { ownerId: 'bob', version: 3 })])
    store.receive([saved('tea', { ownerId: 'bob', name: 'Older', version: 2 })])
    expect(row(store, 'tea').todo.name).toBe('Name of tea')
    store.receive([saved('tea', { ownerId: 'bob', name: 'Newer', state: 'DONE', version: 4 })])
    expect(row(store, 'tea').todo).toMatchObject({ name: 'Newer', state: 'DONE' })
  })

  it('does not take back what is on its way, nor show it twice, when one’s own write is heard before its answer', async () => {
    const { store, batches, confirm } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    store.receive([{ ...milk, name: 'Oat milk', version: 2 }])
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk' }, isSaving: true })
    await confirm()
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk', version: 2 }, isSaving: false })
    expect(batches).toHaveLength(1)
  })

  it('that is new waits until it is asked for, and then stands in its place', () => {
    const { store } = world([saved('a', { age: 10 }), saved('c', { age: 30 })])
    store.receive([saved('b', { age: 20, ownerId: 'bob' }), saved('top', { age: 1, ownerId: 'bob' })])
    expect(ids(store)).toEqual(['a', 'c'])
    expect(store.read().waiting.map(({ id }) => id)).toEqual(['b', 'top'])
    expect(store.showWaiting()).toEqual(['top', 'b'])
    expect(ids(store)).toEqual(['top', 'a', 'b', 'c'])
    expect(store.read().waiting).toEqual([])
  })

  it('waits as it was said last, in whatever order it was heard, and not at all once it belongs elsewhere', () => {
    const { store } = world([milk])
    store.receive([
      saved('b', { ownerId: 'bob', name: 'Second', version: 2 }),
      saved('b', { ownerId: 'bob', name: 'First', version: 1 }),
    ])
    expect(store.read().waiting).toMatchObject([{ name: 'Second' }])
    store.receive([
      saved('b', { ownerId: 'bob', state: 'DONE', version: 3 }),
      saved('b', { ownerId: 'bob', version: 2 }),
    ])
    expect(store.read().waiting).toEqual([])
    store.receive([
      saved('c', { ownerId: 'bob', state: 'DONE', version: 2 }),
      saved('c', { ownerId: 'bob', version: 1 }),
    ])
    expect(store.read().waiting).toEqual([])
  })

  it('does not wait when it is one’s own, of the moment before: its owner came here to see it', () => {
    const { store } = world([saved('a', { age: 1 }), saved('c', { age: 3 })])
    store.receive([saved('b', { age: 2 })])
    expect(ids(store)).toEqual(['a', 'b', 'c'])
    expect(store.read().waiting).toEqual([])
  })

  it('waits when it is one’s own, of another device, and later', () => {
    const { store } = world([milk])
    store.receive([saved('b', { age: -60 })])
    expect(ids(store)).toEqual(['milk'])
    expect(store.read().waiting).toMatchObject([{ id: 'b' }])
  })

  it('shows what this browser put away and another device brought back', async () => {
    const { store, confirm } = world([milk])
    store.edit('milk', { state: 'TRASH' })
    await confirm()
    store.receive([{ ...milk, version: 3 }])
    expect(row(store, 'milk').todo.state).toBe('OPEN')
  })

  it('was deleted for good is marked gone where it stands, and is not waited for', () => {
    const { store } = world([milk])
    store.receive([saved('b')])
    store.lose('b')
    store.lose('milk')
    expect(store.read().waiting).toEqual([])
    expect(row(store, 'milk').isGone).toBe(true)
    store.receive([saved('b'), { ...milk, version: 2 }])
    expect(store.read().waiting).toEqual([])
    expect(row(store, 'milk').isGone).toBe(true)
  })

  it('was deleted for good stays gone when the answer of an earlier write comes late', async () => {
    const { store, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    store.lose('milk')
    await batch().answer([{ ok: true, data: { ...milk, name: 'Oat milk', version: 2 } }])
    expect(row(store, 'milk')).toMatchObject({ todo: { name: 'Oat milk' }, isGone: true, isSaving: false })
  })

  it('was deleted for good stays gone when a change to it fails, and when that is given up', async () => {
    const { store, batch } = world([milk])
    store.edit('milk', { name: 'Oat milk' })
    store.lose('milk')
    await batch().answer(lost)
    expect(row(store, 'milk')).toMatchObject({ isGone: true, failure: lost, unsaved: { name: 'Oat milk' } })
    store.giveUp('milk')
    store.edit('milk', { state: 'DONE' })
    await batch().answer(lost)
    store.giveUp('milk')
    expect(row(store, 'milk').isGone).toBe(true)
  })

  it('does not wait when it belongs to another view', () => {
    const { store } = world([], { view: { of: 'mine', state: 'OPEN' } })
    store.receive([saved('theirs', { ownerId: 'bob' }), saved('done', { state: 'DONE' })])
    expect(store.read().waiting).toEqual([])
  })

  it('does not wait where it lies beyond the end of what is loaded, and comes as it is by then', () => {
    const { store } = world([saved('a', { age: 10 })], { nextCursor: 'more' })
    store.receive([saved('b', { age: 20, name: 'New name', version: 2 })])
    expect(store.read().waiting).toEqual([])
    store.append(page([saved('b', { age: 20, name: 'Old name' })]))
    expect(ids(store)).toEqual(['a', 'b'])
    expect(row(store, 'b').todo.name).toBe('New name')
    expect(store.read().nextCursor).toBeUndefined()
  })

  it('does not wait above a page that is not the first, where one’s own additions stand', async () => {
    const { store, confirm } = world([saved('a', { age: 10 })], { isHead: false })
    const [id = ''] = store.add([{ name: 'Mine' }])
    await confirm()
    store.receive([saved('newer', { age: 5, ownerId: 'bob' }), saved('within', { age: 11, ownerId: 'bob' })])
    expect(store.read().waiting.map((todo) => todo.id)).toEqual(['within'])
    store.catchUp(page([saved('a', { age: 10 })]))
    expect(row(store, id).isGone).toBe(false)
  })

  it('knows the names of the owners that came with its pages', () => {
    const { store } = world()
    expect([store.isKnown('ann'), store.isKnown('bob'), store.isKnown('cid')]).toEqual([true, true, false])
    store.append({ ...page([]), names: { cid: 'Cid' } })
    expect(store.isKnown('cid')).toBe(true)
    expect(store.read().names).toEqual({ bob: 'Bob', cid: 'Cid' })
  })
})

describe('catching up', () => {
  it('marks what left the view as gone where it stands, and takes the mark away when it is back', () => {
    const todos = [saved('a', { age: 1 }), saved('b', { age: 2 })]
    const { store } = world(todos)
    store.catchUp(page(todos.slice(0, 1)))
    expect(ids(store)).toEqual(['a', 'b'])
    expect([row(store, 'a').isGone, row(store, 'b').isGone]).toEqual([false, true])
    store.catchUp(page(todos))
    expect(row(store, 'b').isGone).toBe(false)
  })

  it('marks nothing as gone that was heard of since it asked, or so shortly before that an index may not know it', async () => {
    const { store, confirm } = world([milk])
    const [id = ''] = store.add([{ name: 'Tea' }])
    await confirm()
    store.catchUp(page([milk]), NOW + 4_999)
    expect(row(store, id).isGone).toBe(false)
    store.catchUp(page([milk]), NOW + 5_000)
    expect(row(store, id).isGone).toBe(true)
  })

  it('keeps what is not saved, an addition as well as a change', async () => {
    const { store, batch } = world([milk])
    const [id = ''] = store.add([{ name: 'Tea' }])
    store.edit('milk', { name: 'Oat milk' })
    store.catchUp(page([]))
    expect(row(store, 'milk')).toMatchObject({ isGone: false, unsaved: { name: 'Oat milk' } })
    expect(row(store, id).isGone).toBe(false)
    await batch().answer(lost)
    store.catchUp(page([]))
    expect(row(store, id)).toMatchObject({ isGone: false, failure: lost })
  })

  it('judges nothing beyond the end of what was read anew', () => {
    const todos = [saved('a', { age: 1 }), saved('b', { age: 2 }), saved('c', { age: 3 })]
    const { store } = world(todos)
    store.catchUp(page([todos[0] ?? milk], 'more'))
    expect(ids(store).map((id) => row(store, id).isGone)).toEqual([false, false, false])
    store.catchUp(page([todos[1] ?? milk], 'more'))
    expect(ids(store).map((id) => row(store, id).isGone)).toEqual([true, false, false])
  })

  it('takes in what changed and lets what is new wait', () => {
    const { store } = world([milk])
    store.receive([saved('left', { age: -1 })])
    store.catchUp(page([saved('new', { age: -2, ownerId: 'bob' }), { ...milk, name: 'Oat milk', version: 2 }]))
    expect(row(store, 'milk').todo.name).toBe('Oat milk')
    expect(store.read().waiting.map(({ id }) => id)).toEqual(['new'])
  })
})

describe('a search', () => {
  it('leaves the list as it was: what it had loaded is forgotten, but for what is not saved', () => {
    const { store } = world([saved('a', { age: 1 })], { nextCursor: 'one' })
    const end = store.end()
    store.append(page([saved('b', { age: 2 }), saved('c', { age: 3 })], 'two'))
    store.edit('c', { name: 'New' })
    store.shrink(end)
    expect(ids(store)).toEqual(['a', 'c'])
    expect(store.read().nextCursor).toBe('one')
  })

  it('loses nothing of a list that was whole, not even when its last todo is deleted meanwhile', async () => {
    const { store, batch } = world([saved('a', { age: 1 }), saved('b', { age: 2 })])
    const end = store.end()
    store.remove('b')
    await batch().answer([{ ok: true, data: null }])
    store.shrink(end)
    expect(ids(store)).toEqual(['a'])
  })

  it('loses nothing that was added to a list that was empty', () => {
    const { store } = world([])
    const end = store.end()
    const [mine] = store.add([{ name: 'First thing' }])
    store.shrink(end)
    expect(ids(store)).toEqual([mine])
  })

  it('forgets what it had loaded even when what was last before is gone', () => {
    const { store } = world([saved('a', { age: 1 }), saved('b', { age: 2 })], { nextCursor: 'one' })
    const end = store.end()
    store.append(page([saved('c', { age: 3 })], 'two'))
    store.lose('b')
    store.shrink(end)
    expect(ids(store)).toEqual(['a', 'b'])
    expect(store.read().nextCursor).toBe('one')
  })
})

describe('leaving the page', () => {
  it('sends what was not painted yet', () => {
    const { store, batches } = world([milk], { afterPaint: () => {} })
    const posted: string[] = []
    store.edit('milk', { state: 'DONE' })
    store.sendRest(async (body) => posted.push(body))
    expect(batches).toEqual([])
    expect(posted.map((body) => JSON.parse(body))).toMatchObject([{ changes: [{ id: 'milk' }] }])
  })

  it('sends what waited for its turn, and not again what is on its way', () => {
    const { store, batches } = world([milk, saved('tea')])
    const posted: string[] = []
    store.sendRest(async (body) => posted.push(body))
    store.edit('milk', { state: 'DONE' })
    store.edit('tea', { state: 'DONE' })
    store.sendRest(async (body) => posted.push(body))
    expect(batches[0]?.changes).toMatchObject([{ id: 'milk' }])
    expect(posted.map((body) => JSON.parse(body))).toMatchObject([{ changes: [{ id: 'tea' }] }])
  })
})
