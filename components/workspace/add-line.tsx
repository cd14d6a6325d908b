import { type ClipboardEvent, type SubmitEvent, useRef, useState } from 'react'
import { cleanLine } from '../../lib/domain/clean-text'
import type { FormState } from '../../lib/domain/result'
import { linesOf } from '../../lib/domain/todo-line'
import { wrongWithName } from '../../lib/domain/wrong-with-name'
import { buttonLook } from '../ui/button-look'
import { Icon } from '../ui/icon'
import { workspaceWords as words } from '../words/workspace'

interface AddLineProps {
  /** For a page without script. */
  action: (form: FormData) => void
  /** What that action answered. */
  state: FormState
  /** Of the todo that a page without script adds next. */
  newId: string
  onAdd: (name: string) => void
  /** Several lines were pasted. */
  onPasteLines: (lines: string[], insertAsOne: () => void) => void
}

/** The add line: Enter adds, and one goes on typing. Several pasted lines are asked about. */
export function AddLine({ action, state, newId, onAdd, onPasteLines }: AddLineProps) {
  const field = useRef<HTMLInputElement>(null)
  // Chromium gives the field the focus back when a dialog closes, and no caret with it: what is typed then would go nowhere.
  const caret = useRef([0, 0] as [number, number])
  const [refused, setRefused] = useState<string | undefined>()
  const wrong = refused ?? state.error?.fields?.name ?? state.error?.message

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!field.current) return
    const name = cleanLine(field.current.value).replace(/\s+/gu, ' ')
    // What the server would refuse is refused here, where it is still in the field.
    const why = wrongWithName(name)
    setRefused(why)
    if (!why) {
      field.current.value = ''
      onAdd(name)
    }
    field.current.focus({ preventScroll: true })
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = linesOf(event.clipboardData.getData('text/plain'))
    if (lines.length < 2) return
    event.preventDefault()
    const { currentTarget: input } = event
    onPasteLines(lines, () => {
      // All of it, however long: what cannot be a name is said when it is added.
      input.setRangeText(lines.join(' '), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end')
      input.focus()
    })
  }

  return (
    <form action={action} onSubmit={onSubmit} noValidate className="print:hidden">
      <div className="grid min-h-14 grid-cols-[calc(var(--bleed)_+_1.9375rem)_minmax(0,1fr)_auto] items-center border-b border-line pr-bleed">
        <Icon name="plus" className="mr-3 size-5 justify-self-end text-accent" />
        <input type="hidden" name="id" value={newId} />
        <input
          ref={field}
          id="new-todo"
          name="name"
          autoComplete="off"
          enterKeyHint="done"
          aria-label={words.newTodo}
          placeholder={words.newTodo}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'add-wrong' : undefined}
          defaultValue={state.error ? state.values?.name : undefined}
          onInput={() => setRefused(undefined)}
          onPaste={onPaste}
          onKeyDown={({ key, currentTarget }) => key === 'Escape' && !currentTarget.value && currentTarget.blur()}
          onBlur={({ currentTarget: { selectionStart, selectionEnd } }) => {
            caret.current = [selectionStart ?? 0, selectionEnd ?? 0]
          }}
          onFocus={(event) => event.currentTarget.setSelectionRange(...caret.current)}
          className="min-h-hit w-full border-y-2 border-transparent px-1 text-b focus-visible:rounded-none focus-visible:border-b-accent focus-visible:outline-none"
        />
        <button type="submit" className={`${buttonLook.bare} -mr-3`}>
          {words.add}
        </button>
        {wrong && (
          <p id="add-wrong" role="alert" className="col-span-2 col-start-2 px-1 pb-2 text-s font-semibold text-alert">
            {wrong}
          </p>
        )}
      </div>
    </form>
  )
}
