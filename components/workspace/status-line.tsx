import { listActWords } from '../words/list-acts'

const words = listActWords.status

export type Trouble = 'reconnecting' | 'offline' | 'signed-out' | 'unsaved' | 'stale' | 'removed'

interface StatusLineProps {
  trouble: Trouble
  unsaved: number
  path: string
  onRetry: () => void
}

const ACT = 'inline-flex min-h-8 items-center font-semibold'

/** One line under the tabs for what holds for the whole list. It stands in a live region. */
export default function StatusLine({ trouble, unsaved, path, onRetry }: StatusLineProps) {
  const text = {
    reconnecting: words.reconnecting,
    offline: unsaved > 0 ? words.offlineUnsaved(unsaved) : words.offline,
    'signed-out': words.signedOut,
    unsaved: words.unsaved(unsaved),
    stale: words.cannotRefresh,
    removed: words.removed,
  }
  return (
    <p className="flex flex-wrap items-center gap-x-4 border-b border-line py-1 pr-bleed pl-[calc(var(--bleed)_+_2.1875rem)] text-s">
      <span className="dashed-round inline-flex min-h-8 items-center gap-2">{text[trouble]}</span>
      {trouble === 'signed-out' && (
        <a href={`/sign-in?next=${encodeURIComponent(path)}`} target="_blank" rel="noreferrer" className={ACT}>
          {words.signIn}
        </a>
      )}
      {trouble === 'removed' && (
        <a href={path} className={ACT}>
          {words.reload}
        </a>
      )}
      {(trouble === 'signed-out' || trouble === 'unsaved') && (
        <button type="button" onClick={onRetry} className={`${ACT} text-accent underline`}>
          {words.retryAll}
        </button>
      )}
    </p>
  )
}
