'use client'
import { buttonLook } from '../ui/button-look'
import { useModal } from '../ui/use-modal'
import { shortcutWords as words } from '../words/shortcuts'

interface ShortcutHelpProps {
  isOn: boolean
  onSwitch: (isOn: boolean) => void
  onClose: () => void
}

/** Every shortcut of the list, and the switch for those who want none. */
export function ShortcutHelp({ isOn, onSwitch, onClose }: ShortcutHelpProps) {
  const modal = useModal(onClose)
  return (
    <dialog
      {...modal.props}
      aria-labelledby="keys-title"
      className="fixed inset-0 m-auto max-h-[calc(100dvh_-_2rem)] w-[min(100%_-_2rem,36rem)] overflow-auto border border-t-2 border-edge border-t-ink bg-page p-6 text-ink backdrop:bg-page/80"
    >
      <h2 id="keys-title" className="text-l font-bold">
        {words.title}
      </h2>
      <dl className="mt-4 grid gap-x-8 wide:grid-cols-2">
        {words.list.map(([key, what]) => (
          <div key={key} className="flex min-h-8 items-center gap-4 border-b border-line">
            <dt className="w-14 flex-none">
              <kbd className="rounded-s border border-edge px-1.5 text-s">{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-hit items-center gap-3">
        <input
          type="checkbox"
          className="box flex-none"
          defaultChecked={isOn}
          onChange={(event) => onSwitch(event.target.checked)}
        />
        {words.on}
      </label>
      <p className="text-s text-ink-2">{words.onHint}</p>
      <button type="button" onClick={modal.close} className={`mt-6 ${buttonLook.plain}`}>
        {words.close}
      </button>
    </dialog>
  )
}
