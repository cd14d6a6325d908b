import type { Todo } from '../../lib/domain/todo'
import { dayWords, exactWords } from '../ui/day-words'
import { Initials } from '../ui/initials'
import { shellWords } from '../words/shell'
import { todoWords as words } from '../words/todo'
import { workspaceWords } from '../words/workspace'
import { dueWords } from './due-words'
import { NotesText } from './notes-text'
import type { ReadersTime } from './row-model'
import { trashWords } from './when-cell'

interface TodoFactsProps {
  todo: Todo
  isOwn: boolean
  owner: string
  time: ReadersTime
  /** Beneath the title of a page, or of a panel. */
  heading: 'h2' | 'h3'
}

const TERM = 'text-s text-ink-2'

/** All there is to know about a todo. */
export function TodoFacts({ todo, isOwn, owner, time, heading: Heading }: TodoFactsProps) {
  const due = todo.due ? dueWords(todo.due, time.today) : undefined
  const moment = (at: string) => (
    <dd>
      <time dateTime={at}>{exactWords(at, time.now, time.timeZone)}</time>
    </dd>
  )
  return (
    <>
      <Heading className={`mt-6 ${TERM}`}>{words.notes}</Heading>
      {todo.notes ? <NotesText notes={todo.notes} /> : <p className="text-ink-2">{words.noNotes}</p>}
      <dl className="mt-6 grid grid-cols-[minmax(max-content,min(6rem,30%))_minmax(0,1fr)] items-baseline gap-2">
        <dt className={TERM}>{words.owner}</dt>
        <dd className="flex items-center gap-2">
          <Initials small id={todo.ownerId} name={owner} />
          {isOwn ? <b>{shellWords.you}</b> : <bdi>{owner}</bdi>}
        </dd>
        <dt className={TERM}>{words.due}</dt>
        <dd>
          {due && todo.due ? (
            <time
              dateTime={todo.due}
              className={due.tone === 'late' && todo.state === 'OPEN' ? 'font-semibold text-alert' : undefined}
            >
              {todo.state === 'OPEN' ? due.text : dayWords(`${todo.due}T12:00:00Z`, time.now, 'UTC')}
            </time>
          ) : (
            <span className="text-ink-2">{words.noDue}</span>
          )}
        </dd>
        <dt className={TERM}>{workspaceWords.state}</dt>
        <dd>
          {[workspaceWords.states[todo.state], todo.state === 'TRASH' && trashWords(todo, time)]
            .filter(Boolean)
            .join('. ')}
        </dd>
        {todo.doneAt && <dt className={TERM}>{words.done}</dt>}
        {todo.doneAt && moment(todo.doneAt)}
        <dt className={TERM}>{words.created}</dt>
        {moment(todo.createdAt)}
        <dt className={TERM}>{words.changed}</dt>
        {moment(todo.updatedAt)}
      </dl>
    </>
  )
}
