'use client'
import { useActionState, useEffect, useRef } from 'react'
import { type FormAction, UNSENT } from '../ui/form-action'
import { REPAIR_FORM_ID } from './desk-forms'
import { SelectionBar, type SelectionBarProps } from './selection-bar'

interface UserDeskProps {
  manage: FormAction
  /** Absent where users cannot be chosen. */
  selection?: SelectionBarProps
}

/**
 * The one form that every Repair button of the page belongs to, and the bar that says what came of it. It stands apart
 * from the rows, because a repaired row leaves the list of the missing, and the words must not leave with it.
 */
export function UserDesk({ manage, selection }: UserDeskProps) {
  const [state, send] = useActionState(manage, UNSENT)
  const bar = useRef<HTMLDivElement>(null)
  const words = state.error?.message ?? state.notice

  useEffect(() => {
    if (state !== UNSENT) bar.current?.focus()
  }, [state])

  return (
    <>
      <form id={REPAIR_FORM_ID} action={send}>
        <input type="hidden" name="act" value="REPAIR" />
      </form>
      <div ref={bar} role="status" tabIndex={-1} className="desk-bar wide:w-fit">
        {words && <p className="px-4 py-3">{words}</p>}
      </div>
      {selection && <SelectionBar {...selection} />}
    </>
  )
}
