'use client'
import { useEffect, useRef } from 'react'
import { CHANGES_AT_ONCE } from '../../lib/domain/todo-change'
import { isLongLine, isTooLongLine } from '../../lib/domain/todo-line'
import { buttonLook } from '../ui/button-look'
import { useModal } from '../ui/use-modal'
import { listActWords } from '../words/list-acts'

const words = listActWords.paste

interface PasteDialogProps {
  lines: string[]
  onAdd: (names: string[]) => void
  onAsOne: () => void
  onClose: () => void
}

/** Asks before several pasted lines become several todos. */
export function PasteDialog({ lines, onAdd, onAsOne, onClose }: PasteDialogProps) {
  const modal = useModal(onClose)
  const go = useRef<HTMLButtonElement>(null)
  useEffect(() => go.current?.focus(), [])
  const fitting = lines.filter((line) => !isTooLongLine(line))
  const taken = fitting.slice(0, CHANGES_AT_ONCE)
  const notes = [
    fitting.length > taken.length ? words.tooMany(lines.length, taken.length) : words.words(lines.length),
    words.long(taken.filter(isLongLine).length),
    words.tooLong(lines.length - fitting.length),
  ]
  const act = (run: () => void) => () => {
    modal.close()
    run()
  }
  return (
    <dialog
      {...modal.props}
      aria-labelledby="paste-title"
      aria-describedby="paste-words"
      className="fixed inset-0 m-auto w-[min(100%_-_2rem,32rem)] border border-t-2 border-edge border-t-ink bg-page p-6 text-ink backdrop:bg-page/80"
    >
      <h2 id="paste-title" className="text-l font-bold">
        {words.title(taken.length)}
      </h2>
      <p id="paste-words" className="mt-2">
        {notes.join(' ').trim()}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keys */}
      <ol tabIndex={0} className="mt-4 max-h-60 list-decimal overflow-auto border-y border-line py-2 pr-2 pl-10">
        {taken.map((line, index) => (
          <li key={index}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ol>
      <div className="mt-6 flex flex-wrap gap-3">
        {taken.length > 0 && (
          <button ref={go} type="button" onClick={act(() => onAdd(taken))} className={buttonLook.go}>
            {words.confirm(taken.length)}
          </button>
        )}
        <button type="button" onClick={act(onAsOne)} className={buttonLook.plain}>
          {words.asOne}
        </button>
        <button type="button" onClick={modal.close} className={buttonLook.plain}>
          {words.cancel}
        </button>
      </div>
    </dialog>
  )
}
