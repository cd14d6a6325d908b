import type { ShownTodo } from '../../lib/domain/shown-todo'
import { listActWords } from '../words/list-acts'
import { textOf } from './patch-text'

const words = listActWords.failure

const ACT = 'inline-flex min-h-8 items-center font-semibold text-accent underline'

/** Why a change is not saved, what it was, and a way to send it again or to let it go. */
export function RowFailure({ row: { failure, unsaved, isAdded, todo }, path }: { row: ShownTodo; path: string }) {
  if (!failure) return null
  const text = isAdded ? textOf(unsaved) : ''
  return (
    <div role="alert" className="pb-2 text-s">
      <p className="text-alert">
        <b>{isAdded ? words.notSaved : words.notAdded}</b>
        {text && (
          <>
            {' '}
            “<bdi>{text}</bdi>”.
          </>
        )}{' '}
        {failure.message}
      </p>
      <p className="flex flex-wrap gap-x-4">
        {failure.code === 'unauthenticated' && (
          <a href={`/sign-in?next=${encodeURIComponent(path)}`} target="_blank" rel="noreferrer" className={ACT}>
            {words.signIn}
          </a>
        )}
        <button type="button" data-act="retry" className={ACT} aria-describedby={`name-${todo.id}`}>
          {words.retry}
        </button>
        <button type="button" data-act="discard" className={ACT} aria-describedby={`name-${todo.id}`}>
          {words.discard}
        </button>
      </p>
    </div>
  )
}
