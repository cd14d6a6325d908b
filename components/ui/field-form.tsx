'use client'
import { type ReactNode, useActionState, useEffect, useRef } from 'react'
import { authWords } from '../words/auth'
import { buttonLook } from './button-look'
import { type FormAction, UNSENT } from './form-action'
import { Refusal } from './refusal'
import { TextField, type TextFieldProps } from './text-field'

interface FieldFormProps {
  action: FormAction
  fields: TextFieldProps[]
  submit: string
  hidden?: Record<string, string>
  /** What stands above it is to be read first: the page does not begin in a field. */
  isReadFirst?: boolean
  children?: ReactNode
}

const REFUSAL_ID = 'refusal'

/** A form of fields and one button. After a refusal the focus is in the field to mend, and what may be kept is kept. */
export function FieldForm({ action, fields, submit, hidden = {}, isReadFirst, children }: FieldFormProps) {
  const [state, send, isPending] = useActionState(action, UNSENT)
  const form = useRef<HTMLFormElement>(null)
  const wrong = state.error?.fields ?? {}
  const general = state.error && Object.keys(wrong).length === 0 ? state.error.message : undefined
  // A refusal of the whole is mended in the last field: the password or the code, which was emptied.
  const toMend = state.error && (fields.find(({ name }) => wrong[name]) ?? fields.at(-1))?.name
  const start = isReadFirst
    ? undefined
    : (fields.find(({ autoFocus }) => autoFocus) ?? fields.find(({ readOnly }) => !readOnly))
  const first = toMend ?? start?.name
  useEffect(() => {
    if (state.error && toMend) form.current?.querySelector<HTMLInputElement>(`[name="${toMend}"]`)?.focus()
  }, [state, toMend])

  return (
    <form ref={form} action={send} className="grid gap-6">
      {general && <Refusal id={REFUSAL_ID} message={general} />}
      {state.error?.code === 'unauthenticated' && (
        <a href="/sign-in" target="_blank" rel="noreferrer">
          {authWords.elsewhere}
        </a>
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {fields.map((field) => (
        <TextField
          key={field.name}
          {...field}
          defaultValue={field.type === 'password' ? undefined : (state.values?.[field.name] ?? field.defaultValue)}
          error={wrong[field.name]}
          describedBy={general && field.name === toMend ? REFUSAL_ID : field.describedBy}
          autoFocus={field.name === first}
        />
      ))}
      <button type="submit" className={buttonLook.go} aria-disabled={isPending || undefined}>
        {submit}
      </button>
      {/* There from the first, so that what comes into it is heard. */}
      <p role="status" className={state.notice ? undefined : 'sr-only'}>
        {state.notice}
      </p>
      {children}
    </form>
  )
}
