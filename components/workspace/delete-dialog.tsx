import { type MouseEvent, useActionState, useEffect, useRef } from 'react'
import type { Todo } from '../../lib/domain/todo'
import { announce } from '../ui/announce'
import { buttonLook } from '../ui/button-look'
import { type FormAction, UNSENT } from '../ui/form-action'
import { Refusal } from '../ui/refusal'
import { workspaceWords as words } from '../words/workspace'
import { TITLE_ID } from './title-id'

interface DeleteDialogProps {
  todo: Todo
  action: FormAction
  cancelHref: string
  onCancel: () => void
}

/** Asks before a todo is deleted. Sent open by the server, for those without script; made modal where there is one. */
export function DeleteDialog({ todo, action, cancelHref, onCancel }: DeleteDialogProps) {
  const [state, send] = useActionState(action, UNSENT)
  const dialog = useRef<HTMLDialogElement>(null)
  const isSent = useRef(false)

  useEffect(() => {
    dialog.current?.close()
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    if (state.error) isSent.current = false
  }, [state])
  // When it was deleted, the row goes, and this with it.
  useEffect(
    () => () => {
      if (!isSent.current) return
      announce(words.deleted(todo.name))
      document.getElementById(TITLE_ID)?.focus()
    },
    [todo.name],
  )

  const cancel = (event: MouseEvent) => {
    event.preventDefault()
    dialog.current?.close()
    onCancel()
  }
  return (
    <dialog
      ref={dialog}
      open
      aria-labelledby="delete-title"
      onCancel={onCancel}
      className="fixed inset-0 z-10 m-auto w-[min(100%_-_2rem,28rem)] border border-t-2 border-edge border-t-ink bg-page p-6 text-ink backdrop:bg-page/80"
    >
      <h2 id="delete-title" className="text-l font-bold">
        {words.deleteTitle}
      </h2>
      <p className="mt-2 font-semibold">
        <bdi>{todo.name}</bdi>
      </p>
      <p className="mt-2">{words.deleteWords}</p>
      {state.error && <Refusal message={state.error.message} className="mt-4" />}
      <form
        action={send}
        onSubmit={() => {
          isSent.current = true
        }}
        className="mt-6 flex flex-wrap gap-3"
      >
        <input type="hidden" name="id" value={todo.id} />
        <button type="submit" className={buttonLook.go}>
          {words.delete}
        </button>
        <a href={cancelHref} onClick={cancel} className={buttonLook.plain}>
          {words.cancel}
        </a>
      </form>
    </dialog>
  )
}
