import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { FormState } from '../../lib/domain/result'
import { TODO_NAME_LIMIT, type Todo } from '../../lib/domain/todo'
import { workspaceWords as words } from '../words/workspace'

interface EditNameProps {
  todo: Todo
  action: (form: FormData) => void
  state: FormState
  isSaving: boolean
  cancelHref: string
  onCancel: () => void
}

const KEY = 'hidden rounded-s border border-line px-1 text-[.75rem]/4 font-normal text-ink-2 wide:inline-block'
const ACT = 'inline-flex min-h-[calc(2.75rem_-_1px)] items-center gap-1.5 text-s text-accent underline'

/** A name being changed where it stood: Enter saves, Escape restores; both have a button too. */
export function EditName({ todo, action, state, isSaving, cancelHref, onCancel }: EditNameProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const wrong = state.error?.fields?.name ?? state.error?.message
  const noteId = `wrong-${todo.id}`

  // On opening, and again after a refusal.
  useEffect(() => {
    const end = state.values?.name?.length ?? field.current?.value.length ?? 0
    field.current?.focus()
    field.current?.setSelectionRange(end, end)
  }, [state])

  const cancel = (event: MouseEvent | KeyboardEvent) => {
    event.preventDefault()
    onCancel()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') cancel(event)
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (!isSaving) event.currentTarget.form?.requestSubmit()
  }

  return (
    <form
      action={action}
      aria-busy={isSaving}
      className="row-start-1 flex [grid-column:2/-1] min-h-[calc(2.75rem_-_1px)] flex-wrap items-center gap-x-4"
    >
      <input type="hidden" name="id" value={todo.id} />
      <noscript>
        <input type="hidden" name="back" value={cancelHref} />
      </noscript>
      <textarea
        ref={field}
        name="name"
        rows={1}
        required
        maxLength={TODO_NAME_LIMIT}
        aria-label={words.name}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? noteId : undefined}
        defaultValue={state.values?.name ?? todo.name}
        onKeyDown={onKeyDown}
        className="my-1 block min-w-0 flex-[1_0_100%] resize-none border-b-2 border-accent px-1 pt-1.5 pb-[.1875rem] text-b font-semibold [field-sizing:content] focus-visible:rounded-none focus-visible:outline-none wide:flex-1 wide:text-m"
      />
      <button type="submit" className={`${ACT} pl-1 font-semibold wide:pl-0`}>
        {words.save}
        <span className={`${KEY} script-only`} aria-hidden="true">
          {words.enter}
        </span>
      </button>
      <a href={cancelHref} onClick={cancel} className={ACT}>
        {words.cancel}
        <span className={`${KEY} script-only`} aria-hidden="true">
          {words.escape}
        </span>
      </a>
      {wrong && (
        <p id={noteId} className="flex-[1_0_100%] px-1 pb-2 text-s font-semibold text-alert">
          {wrong}
        </p>
      )}
    </form>
  )
}
