import { X } from 'lucide'
import type { TodoState } from '../../lib/domain/todo'
import { Drawing } from '../ui/drawing'
import { listActWords } from '../words/list-acts'

const words = listActWords.select

interface SelectBarProps {
  count: number
  /** Of the view: what can be done with what is selected follows from it. */
  state: TodoState
  /** Of the button that selects all, or none again: what all of them are. */
  all: string
  isAll: boolean
  onAll: (isAll: boolean) => void
  onMove: (to: TodoState | 'back') => void
  onClose: () => void
}

const ACT =
  'min-h-hit px-3 font-semibold text-bar-act underline outline-bar-act disabled:opacity-60 disabled:no-underline'

/** What can be done with the todos that are selected, of which there are just so many. */
export function SelectBar({ count, state, all, isAll, onAll, onMove, onClose }: SelectBarProps) {
  const act = (to: TodoState | 'back', label: string) => (
    <button type="button" disabled={count === 0} onClick={() => onMove(to)} className={ACT}>
      {label}
    </button>
  )
  return (
    <section data-bar aria-label={words.label} className="desk-bar flex flex-wrap items-center gap-x-2 py-1 pr-1 pl-4">
      <p role="status" className="py-2 pr-2 font-semibold">
        {words.count(count)}
      </p>
      <button type="button" onClick={() => onAll(!isAll)} aria-pressed={isAll} className={ACT}>
        {all}
      </button>
      <span className="ml-auto flex flex-wrap items-center">
        {state !== 'TRASH' && act('TRASH', words.trash)}
        {state === 'OPEN' && act('DONE', words.complete(count))}
        {state === 'DONE' && act('OPEN', words.reopen(count))}
        {state === 'TRASH' && act('back', words.restore(count))}
      </span>
      <button
        type="button"
        onClick={onClose}
        aria-label={words.stop}
        className="grid size-hit place-items-center outline-bar-act"
      >
        <Drawing of={X} className="size-4" />
      </button>
    </section>
  )
}
