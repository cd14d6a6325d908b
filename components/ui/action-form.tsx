'use client'
import { type ReactNode, useActionState } from 'react'
import { type FormAction, UNSENT } from './form-action'
import { Refusal } from './refusal'

interface ActionFormProps {
  action: FormAction
  /** For buttons and boxes that stand elsewhere. */
  id?: string
  hidden?: Record<string, string>
  className?: string
  children: ReactNode
  /** Where the words of the outcome go. */
  wordsClassName?: string
}

/** One act behind one button: hidden values, the button as children, and the outcome in words beside it. */
export function ActionForm({ action, id, hidden = {}, className, wordsClassName, children }: ActionFormProps) {
  const [state, send] = useActionState(action, UNSENT)
  return (
    <form id={id} action={send} className={className}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {state.error && <Refusal message={state.error.message} className={wordsClassName} />}
      {/* There from the first, so that what comes into it is heard. */}
      <p role="status" className={state.notice ? wordsClassName : 'sr-only'}>
        {state.notice}
      </p>
    </form>
  )
}
