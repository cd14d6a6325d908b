import { Check } from 'lucide-react'
import type { Todo } from '../../lib/domain/todo'
import { Initials } from '../ui/initials'
import { Moment } from '../ui/moment'
import { workspaceWords as words } from '../words/workspace'
import { rowLook } from './row-look'

/** Someone else's todo: a sign in place of a box, and the reason where one's own acts would stand. */
export function OtherRow({ todo, owner, now }: { todo: Todo; owner: string; now: string }) {
  const isDone = todo.state === 'DONE'
  return (
    <li className="sheet-row">
      <button
        type="button"
        aria-label={`${isDone ? words.doneSign : words.openSign} ${words.only} ${owner} ${words.canChange}`}
        className={`${rowLook.sign} cursor-help focus-visible:rounded-full focus-visible:-outline-offset-8`}
      >
        {isDone ? (
          <Check className="size-4" strokeWidth={1.75} aria-hidden="true" />
        ) : (
          <span className="dot size-[.4375rem] rounded-full bg-current" />
        )}
      </button>
      <span className={`${rowLook.name} wide:pr-6`}>
        <bdi className={isDone ? rowLook.struck : undefined}>{todo.name}</bdi>
      </span>
      <span
        aria-hidden="true"
        className={`row-reason absolute right-bleed bottom-1.5 left-[calc(var(--bleed)_+_3.6875rem)] flex h-6 items-center gap-1 bg-sunk pl-1 text-s wide:bottom-auto wide:left-auto wide:px-4 ${rowLook.besideName}`}
      >
        {words.only} <bdi className="truncate">{owner}</bdi> <span className="flex-none">{words.canChange}</span>
      </span>
      <span className={rowLook.due}>
        <span className="sr-only">{words.addedOn}</span>
        <Moment at={todo.createdAt} now={now} />
      </span>
      <span className={rowLook.owner}>
        <Initials small id={todo.ownerId} name={owner} />
        <bdi className="truncate">{owner}</bdi>
      </span>
    </li>
  )
}
