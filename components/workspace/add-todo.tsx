'use client'
import { Plus } from 'lucide-react'
import { type FormEvent, useActionState, useEffect, useLayoutEffect, useRef } from 'react'
import { useFormStatus } from 'react-dom'
import { TODO_NAME_LIMIT } from '../../lib/domain/todo'
import { announce } from '../ui/announce'
import { buttonLook } from '../ui/button-look'
import { type FormAction, UNSENT } from '../ui/form-action'
import { workspaceWords as words } from '../words/workspace'
import { rowLook } from './row-look'

/** What was sent stands in the list at once, until the server's list has it. */
function SentTodo() {
  const { data } = useFormStatus()
  const name = data?.get('name')
  if (typeof name !== 'string') return null
  return (
    <div className="sheet-row" aria-hidden="true">
      <span className={rowLook.sign}>
        <span className="box" />
      </span>
      <span className={`${rowLook.name} font-semibold`}>
        <bdi>{name}</bdi>
      </span>
      <span className={rowLook.due}>{words.adding}</span>
    </div>
  )
}

/** The add line. What is typed while the last todo is on its way stays. */
export function AddTodo({ action }: { action: FormAction }) {
  const [state, send] = useActionState(action, UNSENT)
  const field = useRef<HTMLInputElement>(null)
  const typed = useRef('')
  const sent = useRef('')
  const isLeaving = useRef(false)
  const wrong = state.error?.fields?.name ?? state.error?.message

  // React empties a form that was sent when its answer is there; by then the next todo may be half written.
  useLayoutEffect(() => {
    if (state === UNSENT || !field.current) return
    field.current.value = typed.current || (state.error ? (state.values?.name ?? sent.current) : '')
  }, [state])
  useEffect(() => {
    if (state === UNSENT) return
    if (!state.error) announce(words.added(sent.current))
    field.current?.focus({ preventScroll: true })
  }, [state])

  const onSubmit = (event: FormEvent) => {
    // A second Enter before the line is empty would send the same todo again.
    if (isLeaving.current) return event.preventDefault()
    isLeaving.current = true
    sent.current = field.current?.value.trim() ?? ''
    typed.current = ''
    // After the browser has taken what is sent.
    setTimeout(() => {
      if (field.current) field.current.value = ''
      isLeaving.current = false
    })
  }
  return (
    <form action={send} onSubmit={onSubmit} className="print:hidden">
      <div className="grid min-h-14 grid-cols-[calc(var(--bleed)_+_1.9375rem)_minmax(0,1fr)_auto] items-center border-b border-line pr-bleed">
        <Plus className="mr-3 size-5 justify-self-end text-accent" strokeWidth={1.75} aria-hidden="true" />
        <input
          ref={field}
          id="new-todo"
          name="name"
          required
          maxLength={TODO_NAME_LIMIT}
          autoComplete="off"
          enterKeyHint="done"
          aria-label={words.newTodo}
          placeholder={words.newTodo}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'add-wrong' : undefined}
          defaultValue={state.error ? state.values?.name : undefined}
          onInput={(event) => {
            typed.current = event.currentTarget.value
          }}
          className="min-h-hit w-full border-y-2 border-transparent px-1 text-b focus-visible:rounded-none focus-visible:border-b-accent focus-visible:outline-none"
        />
        <button type="submit" className={`${buttonLook.bare} -mr-3`}>
          {words.add}
        </button>
        {wrong && (
          <p id="add-wrong" className="col-span-2 col-start-2 px-1 pb-2 text-s font-semibold text-alert">
            {wrong}
          </p>
        )}
      </div>
      <SentTodo />
    </form>
  )
}
