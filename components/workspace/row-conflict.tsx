import { TriangleAlert } from 'lucide'
import { useEffect, useRef } from 'react'
import type { ShownTodo } from '../../lib/domain/shown-todo'
import { buttonLook } from '../ui/button-look'
import { clockWords } from '../ui/day-words'
import { Drawing } from '../ui/drawing'
import { focusIfLost } from '../ui/focus-if-lost'
import { listActWords } from '../words/list-acts'
import { textOf } from './patch-text'
import type { ReadersTime } from './row-model'
import { type Difference, differenceOf } from './text-difference'

const clash = listActWords.conflict

function Text({ from: { before, differs, after } }: { from: Difference }) {
  return (
    <bdi className="whitespace-pre-wrap">
      {before}
      {differs && <ins className="decoration-accent decoration-2 underline-offset-4">{differs}</ins>}
      {after}
      {!before && !differs && !after && clash.none}
    </bdi>
  )
}

/** Both texts of a conflict side by side, with one button each and neither chosen beforehand. */
export function RowConflict({ row: { unsaved, saved, todo }, time }: { row: ShownTodo; time: ReadersTime }) {
  const fields = (['name', 'notes', 'due'] as const).filter((field) => unsaved[field] !== undefined)
  const mine = textOf(unsaved)
  const theirs = textOf(Object.fromEntries(fields.map((field) => [field, saved[field] ?? null])))
  const [left, right] = differenceOf(mine, theirs)
  const group = useRef<HTMLDivElement>(null)
  // It stands where the name was, which may have held the focus.
  useEffect(() => focusIfLost(group.current, { preventScroll: true }), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields, and here are none
    <div
      ref={group}
      role="group"
      tabIndex={-1}
      aria-label={clash.label}
      className="@container row-start-1 [grid-column:2/-1] pt-2.5 pb-4 pl-1 -outline-offset-2"
    >
      <p role="alert" className="flex items-start gap-2">
        <Drawing of={TriangleAlert} className="mt-1 size-4 flex-none text-alert" />
        {clash.words}
      </p>
      <div className="mt-2 grid gap-4 @2xl:grid-cols-2 @2xl:gap-8">
        <section className="flex items-start justify-between gap-4 border-l-2 border-accent pl-4">
          <div className="min-w-0">
            <p className="text-s text-ink-2">{clash.yours}</p>
            <p className="font-semibold" id={`mine-${todo.id}`}>
              <Text from={left} />
            </p>
          </div>
          <button type="button" data-act="keep-mine" aria-describedby={`mine-${todo.id}`} className={buttonLook.plain}>
            {clash.keepYours}
          </button>
        </section>
        <section className="flex items-start justify-between gap-4 border-l-2 border-edge pl-4">
          <div className="min-w-0">
            <p className="text-s text-ink-2">
              {clash.savedAt}
              <time dateTime={saved.updatedAt}>{clockWords(saved.updatedAt, time.timeZone)}</time>
            </p>
            <p className="font-semibold" id={`saved-${todo.id}`}>
              <Text from={right} />
            </p>
          </div>
          <button
            type="button"
            data-act="keep-saved"
            aria-describedby={`saved-${todo.id}`}
            className={buttonLook.plain}
          >
            {clash.keepSaved}
          </button>
        </section>
      </div>
    </div>
  )
}
