import type { Failure } from '../domain/result'
import { CHANGES_AT_ONCE } from '../domain/todo-change'
import type { SendChanges } from './send-changes'
import type { TodoEntries } from './todo-entries'
import { arrive, changeOf, depart, type Entry, isDue, isUnsaved } from './todo-entry'

interface OutboxOptions {
  entries: TodoEntries
  send: SendChanges
  /** Runs once what was done is painted; more than once does no harm. */
  afterPaint: (run: () => void) => void
  /** Takes in what became of a todo; null when it is no more. */
  put: (id: string, entry: Entry | null) => void
  /** Something is known that was not. */
  onAnswer: () => void
}

/** Sends what is not saved, one batch at a time: what is changed while one is on its way goes with the next. */
export const createOutbox = ({ entries, send, afterPaint, put, onAnswer }: OutboxOptions) => {
  const watches = new Set<{ ids: string[]; end: (isSaved: boolean) => void }>()
  let isSending = false

  const due = () => [...entries.unsaved()].filter(([, entry]) => isDue(entry)).slice(0, CHANGES_AT_ONCE)

  const isDropped = (id: string) => entries.dropped.has(id)
  const isTroubled = (id: string) => {
    const entry = entries.get(id)
    return entry ? Boolean(entry.failure || entry.isConflict) : isDropped(id)
  }
  const isSaved = (id: string) => {
    const entry = entries.get(id)
    return entry ? !isUnsaved(entry) : !isDropped(id)
  }

  const flush = async (): Promise<void> => {
    if (isSending) return
    const batch = due()
    if (batch.length === 0) return
    isSending = true
    const changes = batch.map(([, entry]) => changeOf(entry))
    for (const [id, entry] of batch) put(id, depart(entry))
    const answer = await send(changes)
    isSending = false
    batch.forEach(([id], index) => {
      const entry = entries.get(id)
      if (!entry) return
      const outcome = Array.isArray(answer) ? answer[index] : undefined
      const next = arrive(entry, outcome ?? { ok: false, error: answer as Failure })
      if (!next) entries.deleted.add(id)
      put(id, next)
    })
    onAnswer()
    return flush()
  }

  return {
    flush: () => due().length > 0 && afterPaint(() => void flush()),
    /** Nobody waits for the answer. */
    sendRest: (post: (body: string) => Promise<unknown>) => {
      const changes = due().map(([, entry]) => changeOf(entry))
      if (changes.length > 0) void post(JSON.stringify({ changes })).catch(() => {})
    },
    isSaved: (ids: string[]) => ids.every(isSaved),
    /** True as soon as all of these are saved; false when one of them could not be, or was taken back. */
    whenSaved: (ids: string[]): Promise<boolean> =>
      ids.every(isSaved) || ids.some(isDropped)
        ? Promise.resolve(ids.every(isSaved))
        : new Promise((end) => watches.add({ ids, end })),
    /** Tells those who wait, as far as it is known now. */
    tell: () => {
      for (const watch of [...watches])
        if (watch.ids.some(isTroubled) || watch.ids.every(isSaved)) {
          watches.delete(watch)
          watch.end(watch.ids.every(isSaved))
        }
    },
  }
}
