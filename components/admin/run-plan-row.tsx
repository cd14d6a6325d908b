// biome-ignore-all lint/a11y/noRedundantRoles: display: grid, on phones, takes the semantics of a table away
'use client'
import { useState } from 'react'
import type { RunItem } from '../../lib/domain/run'
import { announce } from '../ui/announce'
import { type FormAction, UNSENT } from '../ui/form-action'
import { Moment } from '../ui/moment'
import { runWords } from '../words/runs'
import { CHOICES_FORM_ID } from './choices-form-id'
import { useRun } from './run-live'
import { sheetLook } from './sheet-table'

const words = runWords.sheet

interface RunPlanRowProps {
  item: RunItem
  now: string
  /** Absent where nothing can be chosen any more. */
  choose?: FormAction
}

const choiceOf = (runId: string, username: string, wasChosen: boolean) => {
  const form = new FormData()
  form.set('runId', runId)
  form.set('ticked', wasChosen ? username : '')
  form.set('unticked', wasChosen ? '' : username)
  if (!wasChosen) form.set(`pick ${username}`, 'on')
  return form
}

/** One user of a plan. The box says at once what was chosen; when the server refuses, it goes back. */
export function RunPlanRow({ item, now, choose }: RunPlanRowProps) {
  const { run, save } = useRun()
  const [isChosen, setIsChosen] = useState(item.isChosen)
  const [given, setGiven] = useState(item)
  const [trouble, setTrouble] = useState<string>()
  if (given !== item) {
    setGiven(item)
    setIsChosen(item.isChosen)
  }
  const isKeptOut = item.shelf === 'KEPT_OUT'
  const tint = isChosen ? '' : 'text-ink-2'

  // Not in a transition, which would hold back what is shown at once until the answer is there.
  const turn = async (action: FormAction) => {
    setIsChosen(!isChosen)
    const send = () => action(UNSENT, choiceOf(run.id, item.username, isChosen))
    const { error } = await save(isChosen ? -1 : 1, send)
    setTrouble(error?.message)
    if (!error) return
    setIsChosen(isChosen)
    announce(`${error.message} ${words.choiceFailed}`)
  }
  return (
    <tr role="row" className={`${sheetLook.row} ${tint} grid-cols-[2.75rem_minmax(0,1fr)_auto] pl-0 wide:pl-0`}>
      <td role="cell" className="col-start-1 row-span-2 row-start-1 wide:border-t wide:border-line wide:p-0">
        {choose && !isKeptOut && (
          <label className="grid size-hit place-items-center wide:-mb-px">
            <input
              type="checkbox"
              className="box"
              form={CHOICES_FORM_ID}
              name={`pick ${item.username}`}
              checked={isChosen}
              onChange={() => void turn(choose)}
            />
            <span className="sr-only">{words.pick(item.email || item.username)}</span>
          </label>
        )}
      </td>
      <td role="cell" className={`${sheetLook.cell} col-span-2 col-start-2 row-start-1`}>
        <span className="block wide:max-w-56 wide:truncate full:max-w-88">
          <a
            href={`/admin/users/${encodeURIComponent(item.username)}`}
            className="font-semibold text-inherit no-underline hover:underline"
          >
            {item.email || words.noEmail}
          </a>
          {!item.isEmailVerified && <span className="text-s whitespace-nowrap text-ink-2"> {words.notVerified}</span>}
        </span>
      </td>
      <td role="cell" className={`${sheetLook.cell} hidden whitespace-nowrap full:table-cell`}>
        <Moment at={item.createdAt} now={now} />
      </td>
      <td role="cell" className={`${sheetLook.cell} col-start-2 row-start-2 text-s wide:py-1 wide:text-m`}>
        {runWords.reasons[item.reason]}
        {trouble && <span className="block text-s text-alert">{`${trouble} ${words.choiceFailed}`}</span>}
      </td>
      <td
        role="cell"
        className={`${sheetLook.cell} col-start-3 row-start-2 text-right text-s whitespace-nowrap wide:text-left wide:text-m`}
      >
        {isKeptOut ? words.keptOut : isChosen ? <b>{words.add}</b> : words.leave}
      </td>
    </tr>
  )
}
