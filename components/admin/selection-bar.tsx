'use client'
import { useActionState, useEffect } from 'react'
import { SELECTION_LIMIT } from '../../lib/domain/selection'
import { announce } from '../ui/announce'
import { type FormAction, UNSENT } from '../ui/form-action'
import { usersWords as words } from '../words/admin-users'
import { SELECTION_FORM_ID } from './desk-forms'
import { pickEvery, usePicks } from './picks'

const ACT =
  'inline-flex min-h-hit items-center px-3 font-semibold whitespace-nowrap text-bar-act underline decoration-1 underline-offset-[.2em] outline-bar-act'

export interface SelectionBarProps {
  repair: FormAction
  plan: FormAction
  /** All of whom the page shows a part; absent where it shows them all. */
  all?: { words: string; query?: string }
}

/** What can be done with the ticked users. The stylesheet shows it as soon as one is ticked, with script or without. */
export function SelectionBar({ repair, plan, all }: SelectionBarProps) {
  const [state, send] = useActionState(repair, UNSENT)
  const [planned, sendPlan] = useActionState(plan, UNSENT)
  const { picked, repairable } = usePicks()
  const error = state.error ?? planned.error
  const isTooMany = picked > SELECTION_LIMIT

  useEffect(() => {
    if (picked > 0) announce(words.picked(picked))
  }, [picked])

  return (
    <>
      {error && (
        <p role="alert" className="desk-bar px-4 py-3 wide:w-fit">
          {error.fields?.usernames ?? error.message}
        </p>
      )}
      <section
        aria-label={words.selection}
        className="selection-bar desk-bar max-wide:inset-x-0 max-wide:bottom-0 max-wide:rounded-none max-wide:p-4 max-wide:pt-2 wide:pl-4"
      >
        <p className="flex-[1_0_auto] wide:flex-none">
          {picked > 0 && <b>{words.picked(picked)}</b>}
          {picked > repairable && <span className="block text-s">{words.pickedMembers(picked - repairable)}</span>}
        </p>
        {all && (
          <form action={sendPlan} className="max-wide:-ml-3">
            {all.query !== undefined && <input type="hidden" name="query" value={all.query} />}
            <button type="submit" className={ACT}>
              {all.words}
            </button>
          </form>
        )}
        <form id={SELECTION_FORM_ID} action={send} className="flex items-center gap-1 max-wide:basis-full wide:ml-auto">
          <button type="button" onClick={() => pickEvery(false)} className={`script-only ${ACT} max-wide:pl-0`}>
            {words.clearPicks}
          </button>
          {isTooMany || (picked > 0 && repairable === 0) ? (
            <b className="flex min-h-hit items-center px-4">
              {isTooMany ? words.tooMany(SELECTION_LIMIT) : words.noneToRepair}
            </b>
          ) : (
            <button
              type="submit"
              className="my-0.5 min-h-hit flex-1 rounded-s bg-bar-act px-4 font-semibold whitespace-nowrap text-bar outline-bar-act wide:mr-1"
            >
              {picked > 0 ? words.repairPicked(repairable) : words.repairTicked}
            </button>
          )}
        </form>
      </section>
    </>
  )
}
