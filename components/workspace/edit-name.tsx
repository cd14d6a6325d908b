import { type FocusEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { cleanLine, isBlank } from '../../lib/domain/clean-text'
import { wrongWithName } from '../../lib/domain/wrong-with-name'
import { workspaceWords as words } from '../words/workspace'

interface EditNameProps {
  name: string
  onSave: (name: string, isByKey: boolean) => void
  onCancel: () => void
}

const KEY = 'hidden rounded-s border border-line px-1 text-[.75rem]/4 font-normal text-ink-2 wide:inline-block'
const ACT = 'inline-flex min-h-[calc(2.75rem_-_1px)] items-center gap-1.5 text-s text-accent underline'

/** A name being changed where it stood: Enter and leaving it save, Escape restores. */
export function EditName({ name, onSave, onCancel }: EditNameProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const isOver = useRef(false)
  const [wrong, setWrong] = useState<string | undefined>()
  const noteId = useId()

  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(name.length, name.length)
  }, [name])

  const end = (isSaved: boolean, isByKey: boolean) => {
    const typed = cleanLine(field.current?.value ?? '').replace(/\s+/gu, ' ')
    const why = wrongWithName(typed)
    // Whoever leaves the field is told by the row, which keeps what they wrote.
    if (isSaved && isByKey && why) return setWrong(why)
    if (isOver.current) return
    isOver.current = true
    if (isSaved && !isBlank(typed) && typed !== name) onSave(typed, isByKey)
    else onCancel()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    end(event.key === 'Enter', true)
  }
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget as Node | null) && document.hasFocus()) end(true, false)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: where the focus goes is heard, nothing is pressed
    <div
      onBlur={onBlur}
      className="row-start-1 flex [grid-column:2/-1] min-h-[calc(2.75rem_-_1px)] flex-wrap items-center gap-x-4"
    >
      <textarea
        ref={field}
        name="name"
        rows={1}
        aria-label={words.name}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? noteId : undefined}
        defaultValue={name}
        onKeyDown={onKeyDown}
        onInput={() => setWrong(undefined)}
        className="my-1 block min-w-0 flex-[1_0_100%] resize-none border-b-2 border-accent px-1 pt-1.5 pb-[.1875rem] text-b font-semibold [field-sizing:content] focus-visible:rounded-none focus-visible:outline-none wide:flex-1 wide:text-m"
      />
      <button type="button" onClick={() => end(true, true)} className={`${ACT} pl-1 font-semibold wide:pl-0`}>
        {words.save}
        <span className={KEY} aria-hidden="true">
          {words.enter}
        </span>
      </button>
      <button type="button" onClick={() => end(false, true)} className={ACT}>
        {words.cancel}
        <span className={KEY} aria-hidden="true">
          {words.escape}
        </span>
      </button>
      {wrong && (
        <p id={noteId} role="alert" className="flex-[1_0_100%] px-1 pb-2 text-s font-semibold text-alert">
          {wrong}
        </p>
      )}
    </div>
  )
}
