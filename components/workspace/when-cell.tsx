import type { ShownTodo } from '../../lib/domain/shown-todo'
import { type Todo, TRASH_DAYS } from '../../lib/domain/todo'
import { clockWords, dayWords } from '../ui/day-words'
import { shellWords } from '../words/shell'
import { workspaceWords as words } from '../words/workspace'
import { dueWords } from './due-words'
import type { ReadersTime } from './row-model'

const TONES = { late: 'font-semibold text-alert', today: 'font-semibold text-ink', later: undefined }
const DAY_SECONDS = 86_400

const doneWords = (doneAt: string, { now, timeZone }: ReadersTime) => {
  const words = dayWords(doneAt, now, timeZone)
  return words.startsWith(shellWords.today) ? clockWords(doneAt, timeZone) : words
}

/** When a todo leaves the trash for good; nothing where that is not known. */
export const trashWords = ({ expiresAt }: Todo, { now }: ReadersTime) =>
  expiresAt === undefined
    ? ''
    : words.due.left(Math.min(TRASH_DAYS, Math.ceil((expiresAt - Date.parse(now) / 1000) / DAY_SECONDS)))

/** When a todo is due; when it was done; when it leaves the trash; or that it is being saved. */
export function WhenCell({ row, time }: { row: ShownTodo; time: ReadersTime }) {
  const { todo, isSaving, isAdded, isGone } = row
  if (isGone) return words.row.gone
  if (isSaving) return <span className="row-saving">{isAdded ? words.row.saving : words.row.adding}</span>
  if (todo.state === 'TRASH') return trashWords(todo, time)
  if (todo.state === 'DONE')
    return (
      <>
        {words.due.done} {todo.doneAt && <time dateTime={todo.doneAt}>{doneWords(todo.doneAt, time)}</time>}
      </>
    )
  if (!todo.due) return null
  const { text, tone } = dueWords(todo.due, time.today)
  return (
    <>
      {tone === 'later' && <span className="sr-only">{words.due.label} </span>}
      <time dateTime={todo.due} className={TONES[tone]}>
        {text}
      </time>
    </>
  )
}
