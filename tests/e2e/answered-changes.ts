// What the app's server answered to the changes that a browser sent, and what follows from it.
import type { Page } from 'playwright/test'
import { fieldsOf, hasAll, type TodoChange, type TodoOutcome } from '../../lib/domain/todo-change'
import type { Done, ShownConflict } from './random-acts'
import type { SavedTodo } from './truth'

interface Answered {
  change: TodoChange
  outcome: TodoOutcome
  /** Milliseconds since the epoch, of the question and of the answer. */
  sentAt: number
  at: number
}

/** One attempt to send a change: it may be carried out though no answer came. */
export interface Sent {
  change: TodoChange
  /** Milliseconds since the epoch. */
  sentAt: number
  answered?: Omit<Answered, 'change' | 'sentAt'>
}

declare global {
  interface Window {
    sentChanges?: Sent[]
    refusedRequests?: string[]
  }
}

/** Has a page write down its changes and the answers to them, before it reads these itself. To be called before it is opened. */
export const recordChanges = (page: Page) =>
  page.addInitScript(() => {
    const sent: Sent[] = []
    const refused: string[] = []
    Object.assign(window, { sentChanges: sent, refusedRequests: refused })
    const ask = window.fetch.bind(window)
    const post = async (init: RequestInit | undefined) => {
      const { changes } = JSON.parse(String(init?.body)) as { changes: TodoChange[] }
      const attempts: Sent[] = changes.map((change) => ({ change, sentAt: Date.now() }))
      sent.push(...attempts)
      const reply = await ask('/todos/changes', init)
      if (!reply.ok) return reply
      const { outcomes } = (await reply.clone().json()) as { outcomes: TodoOutcome[] }
      attempts.forEach((attempt, index) => {
        const outcome = outcomes[index]
        if (outcome) attempt.answered = { outcome, at: Date.now() }
      })
      return reply
    }
    window.fetch = async (input, init) => {
      const reply = await (input === '/todos/changes' ? post(init) : ask(input, init))
      if (!reply.ok) refused.push(`${new Date().toISOString()} ${input} ${reply.status}: ${await reply.clone().text()}`)
      return reply
    }
  })

export const sentChanges = (page: Page) => page.evaluate(() => window.sentChanges ?? [])
export const answersOf = (sent: Sent[]): Answered[] =>
  sent.flatMap(({ change, sentAt, answered }) => (answered ? { change, sentAt, ...answered } : []))
/** Requests that were not answered with success, each in a sentence. */
export const refusedRequests = (page: Page) => page.evaluate(() => window.refusedRequests ?? [])

export interface Witness {
  name: string
  sent: Sent[]
  done: Done[]
  conflicts: ShownConflict[]
}

interface Write {
  version: number
  /** Several, when answers were lost and one of several attempts has written it. */
  names: string[]
  state: string
  change: TodoChange
  by: Witness
}

const sizeOf = ({ change }: Write) => (change.kind === 'edit' ? fieldsOf(change.patch).length : 4)

/** The writes of one todo, each acknowledged to the browser that made it. What was saved already, is no write. */
const writesOf = (id: string, witnesses: Witness[]): Write[] =>
  witnesses
    .flatMap((by) =>
      answersOf(by.sent).flatMap(({ change, outcome }) => {
        if (change.id !== id || change.kind === 'remove' || !outcome.ok || !outcome.data) return []
        const { version, name, state } = outcome.data
        const made = change.kind === 'add' ? 1 : change.version + 1
        return version === made ? [{ version, names: [name], state, change, by }] : []
      }),
    )
    // Two that wanted the same at once are both told that it is saved: the one that wanted more has written it.
    .toSorted((a, b) => a.version - b.version || sizeOf(b) - sizeOf(a))
    .filter(({ version }, index, all) => all[index - 1]?.version !== version)

/** Names that somebody sent in a change that would have made this version, and was told nothing, or that nothing is known. */
const unanswered = (id: string, version: number, witnesses: Witness[]): { names: string[] } | undefined => {
  const attempts = witnesses.flatMap(({ sent }) =>
    sent.flatMap(({ change, answered }) => {
      if (change.id !== id || change.kind === 'remove') return []
      if ((change.kind === 'add' ? 1 : change.version + 1) !== version) return []
      if (answered && (answered.outcome.ok || answered.outcome.error.code !== 'unavailable')) return []
      return { name: change.kind === 'add' ? change.name : change.patch.name }
    }),
  )
  return attempts.length > 0 ? { names: attempts.flatMap(({ name }) => name ?? []) } : undefined
}

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
  let before: Write | undefined
  let names: string[] = []
  for (let version = 1; version <= todo.version; version += 1) {
    const write = writes.find((one) => one.version === version)
    const lost = write ? undefined : unanswered(todo.id, version, witnesses)
    if (!write && !lost) wrongs.push(`version ${version} of ${todo.id} was acknowledged to nobody, and sent by nobody`)
    if (write && before && write.change.kind === 'edit') {
      const { patch } = write.change
      const [name = ''] = write.names
      if (patch.state === undefined && write.state !== before.state) wrongs.push(`${todo.id} lost its state`)
      if (patch.name === undefined && !names.includes(name)) wrongs.push(`${todo.id} lost the name ${names}`)
      const seen = seenBefore(write.by, todo.id, name)
      if (patch.name !== undefined && !names.some((one) => one === name || seen.has(one)))
        wrongs.push(`${write.by.name} wrote “${name}” over “${names}” without having seen it`)
    }
    // A state that was sent and not answered is not followed up.
    before = write
    names = write?.names ?? [...names, ...(lost?.names ?? [])]
  }
  const last = writes.at(-1)
  const isLast = last?.version === todo.version
  if (isLast && (last.state !== todo.state || !last.names.includes(todo.name)))
    wrongs.push(`${todo.id} is saved as ${JSON.stringify(todo)}, and was last acknowledged as ${JSON.stringify(last)}`)
  if (!isLast && !names.includes(todo.name)) wrongs.push(`${todo.id} is saved as ${todo.name}, which nobody sent`)
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
  const everything = witnesses.flatMap(({ sent }) => answersOf(sent))
  for (const { name, sent, done, conflicts } of witnesses) {
    const answered = answersOf(sent)
    for (const { change, outcome, sentAt, at } of answered) {
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
      // A second click, or an undo, while the first was on its way: the state is as it was, and that is what is wanted.
      const isTakenBack =
        fieldsOf(change.patch).every((field) => field === 'state') &&
        done.some((act) => act.at >= sentAt && act.at <= at && (act.id === change.id || act.kind === 'undo'))
      const isTextLost =
        change.patch.name !== undefined && outcome.current?.name !== change.patch.name && !isShown && !isSentAgain
      if (isShown) count.shown += 1
      else if (isSentAgain || isSaved || isTakenBack) count.settled += 1
      if ((!isShown && !isSentAgain && !isSaved && !isTakenBack) || isTextLost)
        count.wrongs.push(`${name} heard no more of ${fieldsOf(change.patch).join(' and ')} of ${change.id}`)
    }
  }
  return count
}
