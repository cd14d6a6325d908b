import { ITEM_REASONS } from '../../lib/domain/repair'
import type { Run, RunItem } from '../../lib/domain/run'
import { ActionForm } from '../ui/action-form'
import { buttonLook } from '../ui/button-look'
import type { FormAction } from '../ui/form-action'
import { runWords } from '../words/runs'
import { CHOICES_FORM_ID } from './choices-form-id'

const words = runWords.sheet
const CHOOSABLE = ITEM_REASONS.filter((reason) => reason !== 'KEPT_OUT' && reason !== 'OWNER_GONE')

const namesOf = (items: RunItem[], isChosen: boolean) =>
  items
    .filter((item) => item.isChosen === isChosen && item.shelf !== 'KEPT_OUT')
    .map(({ username }) => username)
    .join(' ')

interface RunChoicesProps {
  run: Run
  items: RunItem[]
  chooseReason: FormAction
  chooseUsers: FormAction
}

/** Chooses all users of a reason at once; and, without script, saves the boxes of the page. */
export function RunChoices({ run, items, chooseReason, chooseUsers }: RunChoicesProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 border-b border-line px-bleed py-2 print:hidden">
      <ActionForm
        action={chooseReason}
        hidden={{ runId: run.id }}
        className="flex max-w-full min-w-0 flex-wrap items-center gap-x-3 gap-y-1 text-s"
      >
        <label className="flex max-w-full min-w-0 flex-wrap items-center gap-x-3 text-ink-2">
          {words.choosing}
          <select
            name="reason"
            className="min-h-hit max-w-full min-w-0 rounded-s border border-edge bg-page px-2 text-b text-ink wide:text-s"
          >
            <option value="">{words.anyReason}</option>
            {CHOOSABLE.map((reason) => (
              <option key={reason} value={reason}>
                {runWords.reasons[reason]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" name="isChosen" value="no" className={`${buttonLook.bare} max-wide:-ml-3`}>
          {words.leaveThese}
        </button>
        <button type="submit" name="isChosen" value="yes" className={buttonLook.bare}>
          {words.addThese}
        </button>
      </ActionForm>
      <div className="scriptless">
        <ActionForm
          id={CHOICES_FORM_ID}
          action={chooseUsers}
          hidden={{ runId: run.id, ticked: namesOf(items, true), unticked: namesOf(items, false) }}
        >
          <button type="submit" className={buttonLook.plain}>
            {words.save}
          </button>
        </ActionForm>
      </div>
    </div>
  )
}
