import { describe, expect, it } from 'vitest'
import { createTodoStore, type TodoStore } from '../../../lib/client/todo-store'
import type { Failure } from '../../../lib/domain/result'
import type { Todo, TodoPage, TodoState } from '../../../lib/domain/todo'
import {
  CHANGES_AT_ONCE,
  hasAll,
  patched,
  stateBeforeTrash,
  type TodoChange,
  type TodoOutcome,
  type TodoPatch,
} from '../../../lib/domain/todo-change'
import { belongsTo, compareInView, type TodoView } from '../../../lib/domain/todo-view'
import { at, NOW, saved } from './todos'

const SEEDS = 1_000
const STEPS = 60
const lost: Failure = { code: 'unavailable', message: 'No answer came.' }

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
const diceOf = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Device {
  name: string
  ownerId: string
  view: TodoView
  store: TodoStore
  inFlight: number
  /** Texts that its owner had before their eyes when they decided something, and those that they typed. */
  known: Map<string, Set<string>>
  trashed: string[]
  typing?: { id: string; seen: Todo }
}

const VIEWS: TodoView[] = [
  { of: 'everyone', state: 'OPEN' },
  { of: 'mine', state: 'OPEN' },
  { of: 'everyone', state: 'DONE' },
  { of: 'mine', state: 'TRASH' },
]

/** One run: a server, four devices of two owners, and a network that is late, out of order and forgetful. */
class Run {
  readonly dice: () => number
  readonly todos = new Map<string, Todo>()
  readonly devices: Device[] = []
  /** Texts that were overwritten though whoever did it had not seen them. */
  readonly overwritten: string[] = []
  readonly trace: string[] = []
  conflictsShown = 0
  isCalm = false
  private tasks: { due: number; run: () => void }[] = []
  private time = 0
  private typed = 0
  private drawn = 0

  constructor(
    readonly seed: number,
    readonly catchesUp: boolean,
  ) {
    this.dice = diceOf(seed)
    for (let count = 0; count < 8; count += 1) {
      const id = `t${count}`
      const state: TodoState = count % 4 === 3 ? 'TRASH' : 'OPEN'
      this.todos.set(id, saved(id, { age: count, ownerId: count % 3 === 2 ? 'bob' : 'ann', state, version: 1 }))
    }
    for (const name of ['ann-1', 'ann-2', 'ann-3', 'bob-1']) this.devices.push(this.device(name))
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.dice() * from.length)]
  }
  chance(share: number) {
    return !this.isCalm && this.dice() < share
  }
  later(run: () => void, most = 20) {
    this.tasks.push({ due: this.time + this.dice() * most, run })
  }
  say(text: string) {
    this.trace.push(`${this.time.toFixed(1)} ${text}`)
  }

  page(view: TodoView, ownerId: string): TodoPage {
    const todos = [...this.todos.values()].filter((todo) => belongsTo(todo, view, ownerId))
    return { todos: todos.toSorted(compareInView(view)), names: {}, unreadable: 0 }
  }

  device(name: string): Device {
    const [ownerId = ''] = name.split('-')
    const view = this.pick(VIEWS) ?? { of: 'everyone', state: 'OPEN' }
    const store = createTodoStore({
      view,
      actorId: ownerId,
      isHead: true,
      page: this.page(view, ownerId),
      send: (changes) => this.send(device, changes),
      // A slow machine paints late, and what waits for it may be run once more.
      afterPaint: (run) => {
        this.later(run, 10)
        this.later(run, 40)
      },
      now: () => NOW + Math.floor(this.time),
      random: () => {
        this.drawn += 1
        return Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, this.drawn >> 8, this.drawn & 255])
      },
    })
    const device: Device = { name, ownerId, view, store, inFlight: 0, known: new Map(), trashed: [] }
    return device
  }

  send(device: Device, changes: TodoChange[]): Promise<TodoOutcome[] | Failure> {
    device.inFlight += 1
    expect(device.inFlight).toBe(1)
    expect(changes.length).toBeLessThanOrEqual(CHANGES_AT_ONCE)
    expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length)
    this.say(`${device.name} sends ${JSON.stringify(changes)}`)
    return new Promise((resolve) => {
      const answer = (value: TodoOutcome[] | Failure) =>
        this.later(() => {
          device.inFlight -= 1
          this.say(`${device.name} hears ${JSON.stringify(value)}`)
          resolve(value)
        })
      if (this.chance(0.15)) return answer(lost)
      const isAnswerLost = this.chance(0.2)
      // What changes a todo may be carried out after its answer was given up.
      const isLate = isAnswerLost && changes.every(({ kind }) => kind === 'edit') && this.chance(0.4)
      if (isLate) answer(lost)
      const outcomes: TodoOutcome[] = []
      let open = changes.length
      changes.forEach((change, index) => {
        this.later(
          () => {
            outcomes[index] = this.carryOut(device, change)
            open -= 1
            if (open === 0 && !isLate) answer(isAnswerLost ? lost : outcomes)
          },
          isLate ? 120 : 20,
        )
      })
    })
  }

  carryOut(device: Device, change: TodoChange): TodoOutcome {
    const current = this.todos.get(change.id)
    const refuse = (code: Failure['code'], found?: Todo): TodoOutcome => ({
      ok: false,
      error: { code, message: code },
      ...(found && { current: found }),
    })
    if (change.kind === 'add') {
      if (current) return current.ownerId === device.ownerId ? { ok: true, data: current } : refuse('invalid')
      const { id, name, notes, due, state = 'OPEN' } = change
      return this.write(
        saved(id, { name, notes, due, state, ownerId: device.ownerId, createdAt: at(this.time / 1_000) }),
      )
    }
    if (!current) return change.kind === 'remove' ? { ok: true, data: null } : refuse('not_found')
    if (current.ownerId !== device.ownerId) return refuse('forbidden')
    if (change.kind === 'remove') {
      if (current.version !== change.version) return refuse('conflict', current)
      this.todos.delete(change.id)
      for (const { store } of this.devices) this.later(() => store.lose(change.id), 60)
      return { ok: true, data: null }
    }
    if (current.version !== change.version)
      return hasAll(current, change.patch) ? { ok: true, data: current } : refuse('conflict', current)
    for (const field of ['name', 'notes'] as const) {
      const [before, after] = [current[field], change.patch[field]]
      if (before === undefined || after === undefined || before === after) continue
      if (!device.known.get(change.id)?.has(before))
        this.overwritten.push(`${device.name} wrote ${after} over ${before}, which it had not shown`)
    }
    return this.write({ ...patched(current, change.patch, at(this.time / 1_000)), version: current.version + 1 })
  }

  write(todo: Todo): TodoOutcome {
    this.todos.set(todo.id, todo)
    this.say(`the server has ${JSON.stringify(todo)}`)
    for (const { store } of this.devices) this.later(() => store.receive([todo]), this.isCalm ? 5 : 60)
    return { ok: true, data: todo }
  }

  /** The owner sees these texts now, and decides. */
  sees({ known }: Device, id: string, ...texts: (string | null | undefined)[]) {
    const set = known.get(id) ?? new Set()
    for (const text of texts) if (text) set.add(text)
    known.set(id, set)
  }

  edit(device: Device, id: string, seen: Todo) {
    this.typed += 1
    const text = `${device.name} ${this.typed}`
    const patch: TodoPatch = this.dice() < 0.7 ? { name: text } : { notes: this.dice() < 0.3 ? null : text }
    this.sees(device, id, seen.name, seen.notes, text)
    this.say(`${device.name} edits ${id} ${JSON.stringify(patch)}`)
    device.store.edit(id, patch, seen)
  }

  act(device: Device) {
    const { store, ownerId, view } = device
    const rows = store.read().rows
    const own = this.pick(rows.filter(({ todo, isGone }) => todo.ownerId === ownerId && !isGone))
    const die = this.dice()
    if (die < 0.1) return void store.add([{ name: `${device.name} adds ${this.trace.length}` }])
    if (die < 0.15) return void store.showWaiting()
    if (die < 0.25) {
      const stuck = this.pick(rows.filter(({ failure, isConflict }) => failure || isConflict))
      return stuck && this.decide(device, stuck.todo.id)
    }
    if (die < 0.35) {
      const id = device.trashed.pop()
      const last = id && store.peek(id)
      return last && store.edit(id, { state: stateBeforeTrash(last) }, last)
    }
    if (die < 0.42 && this.catchesUp) {
      const page = this.page(view, ownerId)
      return this.later(() => store.catchUp(page))
    }
    if (device.typing && die < 0.5) {
      const { id, seen } = device.typing
      device.typing = undefined
      return this.edit(device, id, seen)
    }
    if (!own) return
    const { todo } = own
    if (todo.state === 'TRASH')
      return die < 0.7 ? store.remove(todo.id) : store.edit(todo.id, { state: stateBeforeTrash(todo) }, todo)
    if (die < 0.6) {
      device.typing = { id: todo.id, seen: todo }
      return
    }
    if (die < 0.75) return this.edit(device, todo.id, todo)
    if (die < 0.9) return store.edit(todo.id, { state: todo.state === 'OPEN' ? 'DONE' : 'OPEN' }, todo)
    if (!own.isAdded && own.failure) return store.remove(todo.id)
    device.trashed.push(todo.id)
    store.edit(todo.id, { state: 'TRASH' }, todo)
  }

  /** What is stuck is tried again, or given up; in a conflict both texts are before their owner's eyes. */
  decide(device: Device, id: string) {
    const row = device.store.find(id)
    if (!row) return
    if (row.isConflict) this.conflictsShown += 1
    this.sees(device, id, row.saved.name, row.saved.notes)
    const isKept = row.isConflict ? this.dice() < 0.5 : this.isCalm || this.dice() < 0.8
    this.say(`${device.name} ${isKept ? 'keeps its own' : 'takes the saved'} ${id}`)
    if (isKept) device.store.retry(id)
    else device.store.giveUp(id)
  }

  async turn() {
    this.tasks.sort((a, b) => a.due - b.due)
    const task = this.tasks.shift()
    if (task) {
      this.time = Math.max(this.time, task.due)
      task.run()
    }
    for (let count = 0; count < 8; count += 1) await Promise.resolve()
  }
  async rest() {
    while (this.tasks.length > 0) await this.turn()
  }

  async play() {
    for (let step = 0; step < STEPS; step += 1) {
      const device = this.pick(this.devices)
      if (device) this.act(device)
      const turns = Math.floor(this.dice() * 6)
      for (let count = 0; count < turns; count += 1) await this.turn()
      for (const { store } of this.devices) {
        const shown = store.read().rows.map(({ todo }) => todo.id)
        expect(new Set(shown).size).toBe(shown.length)
      }
    }
    this.isCalm = true
    for (let round = 0; round < 100; round += 1) {
      await this.rest()
      const stuck = this.devices.flatMap((device) =>
        device.store
          .read()
          .rows.filter(({ failure, isConflict }) => failure || isConflict)
          .map(({ todo }) => ({ device, id: todo.id })),
      )
      if (stuck.length === 0) break
      for (const { device, id } of stuck) {
        const row = device.store.find(id)
        // What is gone cannot be saved.
        if (row?.isGone) device.store.giveUp(id)
        else this.decide(device, id)
        await this.rest()
      }
    }
  }

  check() {
    expect(this.overwritten).toEqual([])
    for (const { name, store, view, ownerId } of this.devices) {
      if (this.catchesUp) store.catchUp(this.page(view, ownerId))
      store.showWaiting()
      const { rows, unsaved } = store.read()
      expect({ name, unsaved, isStuck: store.isAnythingStuck() }).toEqual({ name, unsaved: 0, isStuck: false })
      for (const { todo, isGone } of rows) {
        const there = this.todos.get(todo.id)
        if (there && !isGone) expect({ name, todo }).toEqual({ name, todo: there })
        if (!there) expect({ name, todo, isGone }).toEqual({ name, todo, isGone: true })
      }
      const shown = rows.filter(({ todo, isGone }) => !isGone && belongsTo(todo, view, ownerId))
      const expected = this.page(view, ownerId).todos
      expect({ name, view, ids: shown.map(({ todo }) => todo.id).toSorted() }).toEqual({
        name,
        view,
        ids: expected.map(({ id }) => id).toSorted(),
      })
    }
  }
}

describe('lists of several devices over a network that is late, out of order and forgetful', () => {
  it('all show what the server has, and no text is overwritten unseen', async () => {
    let conflicts = 0
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const run = new Run(seed, seed % 2 === 0)
      try {
        await run.play()
        run.check()
      } catch (error) {
        throw new Error(`Seed ${seed}:\n${run.trace.join('\n')}`, { cause: error })
      }
      conflicts += run.conflictsShown
    }
    expect(conflicts).toBeGreaterThan(SEEDS / 10)
  })
})
