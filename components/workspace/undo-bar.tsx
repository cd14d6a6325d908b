import { X } from 'lucide-react'
import { listActWords as words } from '../words/list-acts'

export interface Undo {
  text: string
  ids: string[]
}

/** What was moved to the trash just now, and the way back. */
export default function UndoBar({ undo, onUndo, onClose }: { undo: Undo; onUndo: () => void; onClose: () => void }) {
  return (
    <div className="desk-bar flex items-center gap-2 py-1 pr-1 pl-4 outline-offset-[-4px] wide:right-auto wide:min-w-80 wide:justify-between">
      <p className="min-w-0 flex-1 truncate py-2">
        <bdi>{undo.text}</bdi>
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
        <X className="size-4" strokeWidth={1.75} aria-hidden="true" />
      </button>
    </div>
  )
}
