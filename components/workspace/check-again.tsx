'use client'
import { useActionState } from 'react'
import { buttonLook } from '../ui/button-look'
import { type FormAction, UNSENT } from '../ui/form-action'
import { Icon } from '../ui/icon'
import { Moment } from '../ui/moment'
import { waitingWords as words } from '../words/waiting'

interface CheckAgainProps {
  action: FormAction
  /** ISO 8601: when the page was made, which looked too. Absent when it found that they are a member. */
  checkedAt?: string
}

/** Asks for fresh tokens. */
export function CheckAgain({ action, checkedAt }: CheckAgainProps) {
  const [state, send, isPending] = useActionState(action, UNSENT)
  return (
    <form action={send} className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-3">
      <button type="submit" className={buttonLook.go} aria-disabled={isPending || undefined}>
        {checkedAt && <Icon name="again" className="size-4" />}
        {checkedAt ? words.again : words.open}
      </button>
      <span role="status" className={`text-s ${state.error ? 'text-alert' : 'text-ink-2'}`}>
        {state.error?.message ?? state.notice}
        {checkedAt && !state.error && !state.notice && (
          <>
            {words.checkedAt}
            <Moment clockOnly at={checkedAt} now={checkedAt} />
            {words.notYet}
          </>
        )}
      </span>
    </form>
  )
}
