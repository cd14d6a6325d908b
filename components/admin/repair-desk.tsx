'use client'
import { useActionState, useEffect, useRef } from 'react'
import { type FormAction, UNSENT } from '../ui/form-action'
import { REPAIR_FORM_ID } from './repair-form-id'

/**
 * The one form that every Repair button of the page belongs to, and the bar that says what came of it. It stands apart
 * from the rows, because a repaired row leaves the list of the missing, and the words must not leave with it.
 */
export function RepairDesk({ action }: { action: FormAction }) {
  const [state, send] = useActionState(action, UNSENT)
  const bar = useRef<HTMLDivElement>(null)
  const words = state.error?.message ?? state.notice

  useEffect(() => {
    if (state !== UNSENT) bar.current?.focus()
  }, [state])

  return (
    <>
      <form id={REPAIR_FORM_ID} action={send} />
      <div
        ref={bar}
        role="status"
        tabIndex={-1}
        className="fixed right-4 bottom-4 left-4 z-10 rounded-s bg-bar text-on-bar wide:right-8 wide:bottom-6 wide:left-[max(2rem_-_var(--bleed),50%_-_35rem_-_var(--bleed))] wide:w-fit print:hidden"
      >
        {words && <p className="px-4 py-3">{words}</p>}
      </div>
    </>
  )
}
