import { X } from 'lucide'
import { Drawing } from '../ui/drawing'
import { listActWords as words } from '../words/list-acts'
import { saidWords } from '../words/said'

export interface Undo {
  /** Of the todos. */
  names: string[]
  ids: string[]
}

interface UndoBarProps {
  undo: Undo
  /** The server has said that they are in the trash. */
  isSaved: boolean
  onUndo: () => void
  onClose: () => void
}

/** What was moved to the trash just now, and the way back. */
export function UndoBar({ undo, isSaved, onUndo, onClose }: UndoBarProps) {
  return (
    <div
      data-bar
      className="desk-bar flex items-center gap-2 py-1 pr-1 pl-4 outline-offset-[-4px] wide:right-auto wide:min-w-80 wide:justify-between"
    >
      <p className="my-2 line-clamp-2 min-w-0 flex-1">
        <bdi>{isSaved ? saidWords.trashed(undo.names) : saidWords.trashing(undo.names)}</bdi>
      </p>
      <button
        type="button"
        onClick={onUndo}
        className="min-h-hit px-3 font-semibold text-bar-act underline outline-bar-act"
      >
        {words.undo.label}
      </button>
      <button
        type="button"
        onClick={onClose}
        aria-label={words.undo.close}
        className="grid size-hit place-items-center outline-bar-act"
      >
        <Drawing of={X} className="size-4" />
      </button>
    </div>
  )
}
