// What the app's server answered to the changes that a browser sent, and what follows from it.
import type { Page } from 'playwright/test'
import { fieldsOf, hasAll, type TodoChange, type TodoOutcome } from '../../lib/domain/todo-change'
import type { Done, ShownConflict } from './random-acts'
import type { SavedTodo } from './truth'

interface Answered {
  change: TodoChange
  outcome: TodoOutcome
  /** Milliseconds since the epoch. */
  at: number
}

declare global {
  interface Window {
    answeredChanges?: Answered[]
    refusedRequests?: string[]
  }
}

/** Has a page write down what is answered to its changes, before the page itself reads it. To be called before it is opened. */
export const recordAnswers = (page: Page) =>
  page.addInitScript(() => {
    const answered: Answered[] = []
    const refused: string[] = []
    Object.assign(window, { answeredChanges: answered, refusedRequests: refused })
    const ask = window.fetch.bind(window)
    window.fetch = async (input, init) => {
      const reply = await ask(input, init)
      if (!reply.ok) refused.push(`${new Date().toISOString()} ${input} ${reply.status}: ${await reply.clone().text()}`)
      if (input !== '/todos/changes' || !reply.ok) return reply
      const { changes } = JSON.parse(String(init?.body)) as { changes: TodoChange[] }
      const { outcomes } = (await reply.clone().json()) as { outcomes: TodoOutcome[] }
      const at = Date.now()
      changes.forEach((change, index) => {
        const outcome = outcomes[index]
        if (outcome) answered.push({ change, outcome, at })
      })
      return reply
    }
  })

export const answeredChanges = (page: Page) => page.evaluate(() => window.answeredChanges ?? [])
/** Requests that were not answered with success, each in a sentence. */
export const refusedRequests = (page: Page) => page.evaluate(() => window.refusedRequests ?? [])

export interface Witness {
  name: string
  answered: Answered[]
  done: Done[]
  conflicts: ShownConflict[]
}

interface Write {
  version: number
  name: string
  state: string
  change: TodoChange
  by: Witness
}

const sizeOf = ({ change }: Write) => (change.kind === 'edit' ? fieldsOf(change.patch).length : 4)

/** The writes of one todo, each acknowledged to the browser that made it. What was saved already, is no write. */
const writesOf = (id: string, witnesses: Witness[]): Write[] =>
  witnesses
    .flatMap((by) =>
      by.answered.flatMap(({ change, outcome }) => {
        if (change.id !== id || change.kind === 'remove' || !outcome.ok || !outcome.data) return []
        const { version, name, state } = outcome.data
        const made = change.kind === 'add' ? 1 : change.version + 1
        return version === made ? [{ version, name, state, change, by }] : []
      }),
    )
    // Two that wanted the same at once are both told that it is saved: the one that wanted more has written it.
    .toSorted((a, b) => a.version - b.version || sizeOf(b) - sizeOf(a))
    .filter(({ version }, index, all) => all[index - 1]?.version !== version)

/** Texts that a browser's owner had before their eyes before they wrote this one, directly or through texts of their own. */
const seenBefore = ({ done }: Witness, id: string, text: string, known = new Set<string>()): Set<string> => {
  for (const act of done) {
    if (act.id !== id || act.text !== text || known.has(act.seen)) continue
    if (act.kind !== 'rename' && act.kind !== 'keep-mine') continue
    known.add(act.seen)
    seenBefore({ done } as Witness, id, act.seen, known)
  }
  return known
}

/** Sentences about what went wrong with a todo: none when every acknowledged write is in what is saved, or was knowingly replaced. */
export const wrongsOf = (todo: SavedTodo, witnesses: Witness[]): string[] => {
  const writes = writesOf(todo.id, witnesses)
  const wrongs: string[] = []
  for (let version = 1; version <= todo.version; version += 1) {
    if (!writes.some((write) => write.version === version))
      wrongs.push(`version ${version} of ${todo.id} was acknowledged to nobody`)
  }
  const last = writes.at(-1)
  if (!last || last.version !== todo.version || last.name !== todo.name || last.state !== todo.state)
    wrongs.push(`${todo.id} is saved as ${JSON.stringify(todo)}, and was last acknowledged as ${JSON.stringify(last)}`)
  writes.forEach((write, index) => {
    const before = writes[index - 1]
    if (!before || write.change.kind !== 'edit') return
    const { patch } = write.change
    if (patch.state === undefined && write.state !== before.state) wrongs.push(`${todo.id} lost its state`)
    if (patch.name === undefined && write.name !== before.name) wrongs.push(`${todo.id} lost the name ${before.name}`)
    if (patch.name !== undefined && before.name !== write.name)
      if (!seenBefore(write.by, todo.id, write.name).has(before.name))
        wrongs.push(`${write.by.name} wrote “${write.name}” over “${before.name}” without having seen it`)
  })
  return wrongs
}

export interface ConflictCount {
  /** Answers that said that something else was saved meanwhile. */
  refused: number
  /** How many of them led to a choice that the owner was shown. */
  shown: number
  /** How many of them were sent again by themselves, or were wanted no more. */
  settled: number
  wrongs: string[]
}

/** What became of the changes that met another version. */
export const judgeConflicts = (witnesses: Witness[]): ConflictCount => {
  const count: ConflictCount = { refused: 0, shown: 0, settled: 0, wrongs: [] }
  const everything = witnesses.flatMap(({ answered }) => answered)
  for (const { name, answered, conflicts } of witnesses)
    for (const { change, outcome, at } of answered) {
      if (outcome.ok || outcome.error.code !== 'conflict' || change.kind !== 'edit') continue
      count.refused += 1
      const isShown = conflicts.some((shown) => shown.id === change.id && shown.at >= at - 100)
      const isSentAgain = answered.some((later) => later.at > at && later.change.id === change.id)
      const isSaved = everything.some(
        (other) =>
          other.outcome.ok &&
          other.outcome.data?.id === change.id &&
          other.outcome.data.version > change.version &&
          hasAll(other.outcome.data, change.patch),
      )
      const isTextLost =
        change.patch.name !== undefined && outcome.current?.name !== change.patch.name && !isShown && !isSentAgain
      if (isShown) count.shown += 1
      else if (isSentAgain || isSaved) count.settled += 1
      if ((!isShown && !isSentAgain && !isSaved) || isTextLost)
        count.wrongs.push(`${name} heard no more of ${fieldsOf(change.patch).join(' and ')} of ${change.id}`)
    }
  return count
}
