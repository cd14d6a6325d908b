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

/** What holds for the whole list, at the foot of the window. It stands in a live region. */
export function StatusLine({ trouble, unsaved, path, onRetry }: StatusLineProps) {
  const text = {
    reconnecting: words.reconnecting,
    offline: unsaved > 0 ? words.offlineUnsaved(unsaved) : words.offline,
    'signed-out': words.signedOut,
    unsaved: words.unsaved(unsaved),
    stale: words.cannotRefresh,
    removed: words.removed,
  }
  return (
    <p className="desk-note flex flex-wrap items-center gap-x-4 px-4 py-1 text-s">
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
