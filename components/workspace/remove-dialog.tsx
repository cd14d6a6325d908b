'use client'
import { buttonLook } from '../ui/button-look'
import { useModal } from '../ui/use-modal'
import { todoWords as words } from '../words/todo'
import { workspaceWords } from '../words/workspace'

interface RemoveDialogProps {
  name: string
  onRemove: () => void
  onClose: () => void
}

/** Asks before a todo is deleted for good. The focus is on keeping it. */
export function RemoveDialog({ name, onRemove, onClose }: RemoveDialogProps) {
  const modal = useModal(onClose)
  return (
    <dialog
      {...modal.props}
      aria-labelledby="remove-title"
      aria-describedby="remove-words"
      className="fixed inset-0 m-auto w-[min(100%_-_2rem,28rem)] border border-t-2 border-edge border-t-ink bg-page p-6 text-ink backdrop:bg-page/80"
    >
      <h2 id="remove-title" className="text-l font-bold">
        {words.removeTitle}
      </h2>
      <p className="mt-2 font-semibold">
        <bdi>{name}</bdi>
      </p>
      <p id="remove-words" className="mt-2">
        {words.removeWords}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="button" onClick={modal.close} className={buttonLook.plain}>
          {words.keep}
        </button>
        <button
          type="button"
          onClick={() => {
            modal.close()
            onRemove()
          }}
          className={buttonLook.go}
        >
          {workspaceWords.remove}
        </button>
      </div>
    </dialog>
  )
}
