'use client'
import { useEffect, useRef, useState } from 'react'
import { buttonLook } from '../../../components/ui/button-look'
import { focusIfLost } from '../../../components/ui/focus-if-lost'
import { Refusal } from '../../../components/ui/refusal'
import { importWords as words } from '../../../components/words/importing'
import { CHANGES_AT_ONCE, type TodoChange } from '../../../lib/domain/todo-change'
import { newTodoId } from '../../../lib/domain/todo-id'
import { type Import, MOST_IMPORTED, readImport } from '../../../lib/domain/todo-import'
import { send } from '../todos/send'

const MOST_SHOWN = 10
const MOST_BYTES = 5_000_000

/**
 * Each with an id of its own, chosen once: what is sent again is not added again. The first in the file is the newest, and
 * goes last.
 */
const toChanges = ({ todos }: Import, now: number): TodoChange[] =>
  todos
    .map(
      (todo, index): TodoChange => ({
        kind: 'add',
        id: newTodoId(now + todos.length - index, crypto.getRandomValues(new Uint8Array(10))),
        ...todo,
      }),
    )
    .toReversed()

/** Undefined when the bytes are no UTF-8. */
const decode = (bytes: ArrayBuffer) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Takes a file, says what is in it, and adds it when told to. `now`: when the page was made, ISO 8601. */
export function ImportTodos({ now }: { now: string }) {
  // The server's clock, however wrong this machine's is: ids sort by time.
  const [openedAt] = useState(() => performance.now())
  const serverNow = () => Math.round(Date.parse(now) + performance.now() - openedAt)
  const [read, setRead] = useState<Import | undefined>()
  const [rest, setRest] = useState<TodoChange[]>([])
  const [wrong, setWrong] = useState<string | undefined>()
  const course = useRef<HTMLDivElement>(null)
  const [progress, setProgress] = useState<{ done: number; isRunning: boolean } | undefined>()

  // What was pressed goes when it begins, and when it ends.
  useEffect(() => {
    if (progress) focusIfLost(course.current)
  }, [progress])

  const take = async (file: File | undefined) => {
    setRead(undefined)
    setWrong(undefined)
    setProgress(undefined)
    if (!file) return
    if (file.size > MOST_BYTES) return setWrong(words.tooLarge(MOST_IMPORTED))
    const text = decode(await file.arrayBuffer())
    if (text === undefined) return setWrong(words.otherLetters)
    const found = readImport(text)
    if (!found) return setWrong(words.unreadable)
    if (found.todos.length > MOST_IMPORTED) return setWrong(words.tooLarge(MOST_IMPORTED))
    setRead(found)
    setRest(toChanges(found, serverNow()))
  }

  const start = async () => {
    let done = progress?.done ?? 0
    const failed: TodoChange[] = []
    let reason: string | undefined
    setWrong(undefined)
    setProgress({ done, isRunning: true })
    for (let from = 0; from < rest.length; from += CHANGES_AT_ONCE) {
      const part = rest.slice(from, from + CHANGES_AT_ONCE)
      const answer = await send(part)
      part.forEach((change, index) => {
        const outcome = Array.isArray(answer) ? answer[index] : undefined
        if (outcome?.ok) done += 1
        else failed.push(change)
        if (outcome && !outcome.ok) reason ??= outcome.error.message
      })
      if (!Array.isArray(answer)) reason ??= answer.message
      setProgress({ done, isRunning: true })
    }
    setRest(failed)
    setProgress({ done, isRunning: false })
    if (reason) setWrong(`${words.failed(failed.length)} ${reason}`)
  }

  const all = read?.todos.length ?? 0
  return (
    <div className="script-only mt-6 grid max-w-160 justify-items-start gap-4">
      <label className="grid grid-cols-[minmax(0,1fr)] gap-2 font-semibold">
        {words.file}
        <input
          type="file"
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => void take(event.target.files?.[0])}
          className="min-h-hit max-w-full font-normal file:mr-4 file:min-h-hit file:rounded-s file:border file:border-edge file:bg-page file:px-4 file:font-semibold file:text-ink"
        />
      </label>
      {wrong && <Refusal message={wrong} />}
      {read && <Preview read={read} />}
      {all > 0 && !progress && (
        <button type="button" onClick={start} className={buttonLook.go}>
          {words.start(all)}
        </button>
      )}
      {progress && (
        <div ref={course} tabIndex={-1} className="grid w-full gap-2">
          <progress className="bar" max={all} value={progress.done} aria-label={words.progress(progress.done, all)} />
          <p role="status">{progress.isRunning ? words.progress(progress.done, all) : words.done(progress.done)}</p>
        </div>
      )}
      {progress && !progress.isRunning && (
        <p className="flex flex-wrap gap-3">
          {rest.length > 0 && (
            <button type="button" onClick={start} className={buttonLook.go}>
              {words.retry}
            </button>
          )}
          <a href="/todos?of=mine" className={buttonLook.plain}>
            {words.look}
          </a>
        </p>
      )}
    </div>
  )
}

function Preview({ read: { todos, wrong } }: { read: Import }) {
  return (
    <>
      <p role="status" className="font-semibold">
        {words.preview(todos.length)}
      </p>
      <ul className="w-full border-t border-line">
        {todos.slice(0, MOST_SHOWN).map((todo, index) => (
          <li key={index} className="border-b border-line py-1">
            <bdi className="line-clamp-2">{todo.name}</bdi>
          </li>
        ))}
        {todos.length > MOST_SHOWN && <li className="py-1 text-ink-2">{words.more(todos.length - MOST_SHOWN)}</li>}
      </ul>
      {wrong.length > 0 && (
        <div>
          <p>{words.left(wrong.length)}</p>
          <ul className="text-s text-alert">
            {wrong.slice(0, MOST_SHOWN).map(({ line, why }) => (
              <li key={line}>{words.wrong(line, why)}</li>
            ))}
            {wrong.length > MOST_SHOWN && <li>{words.more(wrong.length - MOST_SHOWN)}</li>}
          </ul>
        </div>
      )}
    </>
  )
}
