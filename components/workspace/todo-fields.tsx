import { todoWords as words } from '../words/todo'
import { workspaceWords } from '../words/workspace'

interface TodoFieldsProps {
  /** Told apart from another form of the same page. */
  prefix: string
  name: string
  notes?: string
  due?: string
  wrong?: Record<string, string>
}

const FIELD = 'mt-1 block w-full rounded-s border bg-page px-3 py-2 text-b wide:text-m'

/** What an owner can write: the name, the notes, and the day. */
export function TodoFields({ prefix, name, notes = '', due = '', wrong = {} }: TodoFieldsProps) {
  const about = (field: string) => ({
    id: `${prefix}-${field}`,
    name: field,
    'aria-invalid': wrong[field] ? true : undefined,
    'aria-describedby': wrong[field] ? `${prefix}-${field}-wrong` : undefined,
    className: `${FIELD} ${wrong[field] ? 'border-alert' : 'border-edge'}`,
  })
  const note = (field: string) =>
    wrong[field] && (
      <p id={`${prefix}-${field}-wrong`} className="mt-1 text-s font-semibold text-alert">
        {wrong[field]}
      </p>
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <label htmlFor={`${prefix}-name`} className="font-semibold">
          {workspaceWords.name}
        </label>
        <textarea {...about('name')} rows={2} required defaultValue={name} dir="auto" />
        {note('name')}
      </div>
      <div>
        <label htmlFor={`${prefix}-notes`} className="font-semibold">
          {words.notes}
        </label>
        <textarea {...about('notes')} rows={6} defaultValue={notes} dir="auto" />
        {note('notes')}
      </div>
      <div>
        <label htmlFor={`${prefix}-due`} className="font-semibold">
          {words.due}
        </label>
        <input {...about('due')} type="date" defaultValue={due} />
        {note('due')}
      </div>
    </div>
  )
}
