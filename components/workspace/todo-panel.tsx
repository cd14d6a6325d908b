'use client'
import { X } from 'lucide'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { ShownTodo } from '../../lib/domain/shown-todo'
import { TODO_NOTES_LIMIT } from '../../lib/domain/todo'
import type { TodoPatch } from '../../lib/domain/todo-change'
import { todoFieldWords } from '../../lib/domain/todo-field-words'
import { todoPath } from '../../lib/domain/todo-view'
import { wrongWithName } from '../../lib/domain/wrong-with-name'
import { buttonLook } from '../ui/button-look'
import { Drawing } from '../ui/drawing'
import { useModal } from '../ui/use-modal'
import { listActWords } from '../words/list-acts'
import { todoWords as words } from '../words/todo'
import { workspaceWords } from '../words/workspace'
import { RowConflict } from './row-conflict'
import { RowFailure } from './row-failure'
import type { ReadersTime } from './row-model'
import { say } from './say'
import { TodoFacts } from './todo-facts'
import { TodoFields } from './todo-fields'

interface TodoPanelProps {
  row: ShownTodo
  isOwn: boolean
  owner: string
  time: ReadersTime
  path: string
  onEdit: (patch: TodoPatch, seen: ShownTodo['todo']) => void
  onClose: () => void
}

/** One todo beside its list, with every act that is its owner's. Its buttons carry their acts: the list listens. */
export function TodoPanel(props: TodoPanelProps) {
  const { row, isOwn, owner, time, path, onEdit, onClose } = props
  const { todo } = row
  const [seen, setSeen] = useState<typeof todo | undefined>()
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const [isLeaving, setLeaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const address = todoPath(todo.id)
  const isTrash = todo.state === 'TRASH'
  const editButton = useRef<HTMLButtonElement>(null)
  const isEditing = seen !== undefined
  const wasEditing = useRef(false)
  // What was pressed goes, and what comes in its place takes the focus.
  useEffect(() => {
    if (isEditing) form.current?.querySelector('textarea')?.focus()
    else if (wasEditing.current) editButton.current?.focus()
    wasEditing.current = isEditing
  }, [isEditing])

  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!seen) return
    const form = new FormData(event.currentTarget)
    const typed = (name: string) => String(form.get(name) ?? '').trim()
    const name = typed('name').replace(/\s+/gu, ' ')
    const why = wrongWithName(name)
    const faults = {
      ...(why && { name: why }),
      ...(typed('notes').length > TODO_NOTES_LIMIT && { notes: todoFieldWords.notesLong }),
    }
    setWrong(faults)
    const [first] = Object.keys(faults)
    if (first) return event.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus()
    const patch: TodoPatch = {
      ...(name !== seen.name && { name }),
      ...(typed('notes') !== (seen.notes ?? '') && { notes: typed('notes') || null }),
      ...(typed('due') !== (seen.due ?? '') && { due: typed('due') || null }),
    }
    stop()
    onEdit(patch, seen)
  }
  const stop = () => {
    setSeen(undefined)
    setLeaving(false)
  }
  const isWritten = () =>
    seen !== undefined &&
    form.current !== null &&
    [...new FormData(form.current)].some(([field, text]) => text !== (seen[field as 'name' | 'notes' | 'due'] ?? ''))
  // Nothing that was written is lost without being asked.
  const isHeld = () => {
    const isWrittenIn = isWritten()
    setLeaving(isWrittenIn)
    return isWrittenIn
  }
  const modal = useModal(onClose, isHeld)
  const copy = async () => {
    await navigator.clipboard.writeText(new URL(address, location.href).href)
    say('copied', [])
  }

  return (
    <dialog
      {...modal.props}
      data-id={todo.id}
      aria-labelledby="panel-title"
      className="fixed inset-0 m-0 ml-auto h-dvh max-h-none w-full max-w-none overflow-auto border-l-2 border-ink bg-page p-4 pb-24 text-ink backdrop:bg-page/80 wide:w-120 wide:p-8"
    >
      <div className="flex items-start gap-4">
        <h2 id="panel-title" className="min-w-0 flex-1 pt-1.5 text-l font-bold">
          <bdi className={todo.state === 'DONE' ? 'line-through decoration-edge decoration-1' : undefined}>
            {todo.name}
          </bdi>
        </h2>
        <button
          type="button"
          onClick={modal.leave}
          aria-label={words.close}
          className="-mr-2 grid size-hit flex-none place-items-center"
        >
          <Drawing of={X} className="size-5" />
        </button>
      </div>
      <RowFailure row={row} path={path} />
      {row.isConflict && <RowConflict row={row} time={time} />}
      {seen ? (
        <form ref={form} onSubmit={save} onInput={() => setLeaving(false)} noValidate className="mt-4">
          <TodoFields prefix="panel" name={seen.name} notes={seen.notes} due={seen.due} wrong={wrong} />
          <div className="mt-6 flex flex-wrap gap-3">
            <button type="submit" className={buttonLook.go}>
              {workspaceWords.save}
            </button>
            <button type="button" onClick={stop} className={buttonLook.plain}>
              {workspaceWords.cancel}
            </button>
          </div>
          {isLeaving && (
            <p role="alert" className="mt-4 border-l-2 border-alert pl-4">
              {listActWords.panel.unsaved}{' '}
              <button type="button" onClick={modal.close} className="min-h-8 font-semibold text-accent underline">
                {listActWords.panel.discard}
              </button>
            </p>
          )}
        </form>
      ) : (
        <>
          <TodoFacts todo={todo} isOwn={isOwn} owner={owner} time={time} heading="h3" />
          {!isOwn && (
            <p className="mt-6 border-l-2 border-edge pl-4">
              {workspaceWords.only} <bdi>{owner}</bdi> {workspaceWords.canChange}
            </p>
          )}
          <div className="mt-6 flex flex-wrap gap-3">
            {isOwn && !row.isGone && !isTrash && (
              <>
                <button ref={editButton} type="button" onClick={() => setSeen(todo)} className={buttonLook.go}>
                  {workspaceWords.edit}
                </button>
                <button type="button" data-act="toggle" className={buttonLook.plain}>
                  {todo.state === 'DONE' ? words.reopen : words.complete}
                </button>
                <button type="button" data-act="trash" className={buttonLook.plain}>
                  {workspaceWords.trash}
                </button>
              </>
            )}
            {isOwn && !row.isGone && isTrash && (
              <>
                <button type="button" data-act="restore" className={buttonLook.go}>
                  {workspaceWords.restore}
                </button>
                <button type="button" data-act="remove" className={buttonLook.plain}>
                  {workspaceWords.remove}
                </button>
              </>
            )}
          </div>
        </>
      )}
      <p className="mt-8 flex flex-wrap gap-x-4">
        <a href={address} className="inline-flex min-h-hit items-center">
          {words.page}
        </a>
        <button type="button" onClick={copy} className="min-h-hit text-accent underline">
          {words.copy}
        </button>
      </p>
    </dialog>
  )
}
