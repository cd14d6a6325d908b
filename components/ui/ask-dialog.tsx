import type { ReactNode } from 'react'
import { buttonLook } from './button-look'

interface AskDialogProps {
  /** One of its own on the page. */
  id: string
  /** On the button that opens it. */
  open: string
  title: string
  /** What will happen, and whether it can be undone. */
  words: string
  /** On the button that closes it: the first, so that the focus is on it when the question is put. */
  keep: string
  /** The button that does it. */
  children: ReactNode
}

/** A button that asks before it acts. A native popover: it opens and closes without script, and Escape leaves it. */
export function AskDialog({ id, open, title, words, keep, children }: AskDialogProps) {
  return (
    <>
      <button type="button" popoverTarget={id} className={buttonLook.plain}>
        {open}
      </button>
      <dialog
        id={id}
        popover="auto"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-words`}
        className="fixed inset-0 m-auto w-[min(100%_-_2rem,30rem)] border border-t-2 border-edge border-t-ink bg-page p-6 text-ink backdrop:bg-page/80"
      >
        <h2 id={`${id}-title`} className="text-l font-bold">
          {title}
        </h2>
        <p id={`${id}-words`} className="mt-2">
          {words}
        </p>
        <div className="mt-6 flex flex-wrap gap-3">
          <button type="button" popoverTarget={id} popoverTargetAction="hide" className={buttonLook.plain}>
            {keep}
          </button>
          {children}
        </div>
      </dialog>
    </>
  )
}
