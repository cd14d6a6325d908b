import { lazy, memo, type ReactNode, Suspense } from 'react'
import type { ShownTodo } from '../../lib/domain/shown-todo'
import type { Todo, TodoState } from '../../lib/domain/todo'
import { stateBeforeTrash } from '../../lib/domain/todo-change'
import { todoPath } from '../../lib/domain/todo-view'
import { Icon } from '../ui/icon'
import { Initials } from '../ui/initials'
import { shellWords } from '../words/shell'
import { workspaceWords as words } from '../words/workspace'
import { rowLook } from './row-look'
import { ACTS_FORM, actValue, type ReadersTime } from './row-model'
import { WhenCell } from './when-cell'

const trouble = () => import('./row-trouble')
const RowConflict = lazy(async () => ({ default: (await trouble()).RowConflict }))
const RowFailure = lazy(async () => ({ default: (await trouble()).RowFailure }))

interface TodoRowProps {
  row: ShownTodo
  isOwn: boolean
  owner: string
  time: ReadersTime
  /** Where every row is one's own, the box says it, and not the weight. */
  isAllOwn: boolean
  /** Undefined: nothing is being selected. */
  isSelected?: boolean
  /** What is searched for is not in it. */
  isHidden?: boolean
  /** What stands in place of the name while it is being edited. */
  editing?: ReactNode
  /** Of this page, to come back to. */
  path: string
  /** What the server said of this row to a page without script. */
  refusal?: string
  /** It came with the page, and before that has its script, its buttons send a form. */
  hasForm: boolean
}

// Only where it is needed: of every button that belongs to a form elsewhere on the page, a browser looks through the page for
// others like it whenever one comes.
const sending = (hasForm: boolean, to: TodoState, todo: Todo) =>
  hasForm ? ({ type: 'submit', form: ACTS_FORM, name: 'do', value: actValue(to, todo) } as const) : undefined

function OwnSign({ row: { todo, isGone }, isSelected, hasForm }: Pick<TodoRowProps, 'row' | 'isSelected' | 'hasForm'>) {
  const isDone = todo.state === 'DONE'
  if (isSelected !== undefined)
    return (
      <label className={rowLook.sign}>
        <input
          type="checkbox"
          data-act="select"
          checked={isSelected}
          readOnly
          disabled={isGone}
          aria-label={words.selectOne(todo.name)}
          className="box -outline-offset-2"
        />
      </label>
    )
  if (isGone || todo.state === 'TRASH')
    return (
      <span className={rowLook.sign}>
        <span className="sr-only">{isGone ? words.goneSign : words.states.TRASH}</span>
        <Icon name="trash" className="size-4 text-ink-2" />
      </span>
    )
  return (
    <button
      type="button"
      {...sending(hasForm, isDone ? 'OPEN' : 'DONE', todo)}
      data-act="toggle"
      aria-label={isDone ? words.reopen(todo.name) : words.complete(todo.name)}
      className={`${rowLook.sign} -outline-offset-8`}
    >
      <span className="box" data-done={isDone || undefined} />
    </button>
  )
}

function OtherSign({ row: { todo, isGone }, owner }: Pick<TodoRowProps, 'row' | 'owner'>) {
  const isDone = todo.state !== 'OPEN' || isGone
  const state = isGone || todo.state === 'TRASH' ? words.goneSign : isDone ? words.doneSign : words.openSign
  return (
    <button
      type="button"
      aria-label={`${state} ${words.only} ${owner} ${words.canChange}`}
      className={`${rowLook.sign} cursor-help focus-visible:rounded-full focus-visible:-outline-offset-8`}
    >
      {isDone ? (
        <Icon name="check" className="size-4" />
      ) : (
        <span className="dot size-[.4375rem] rounded-full bg-current" />
      )}
    </button>
  )
}

function OwnActs({ todo, hasForm }: { todo: Todo; hasForm: boolean }) {
  const nameId = `name-${todo.id}`
  const isTrash = todo.state === 'TRASH'
  return (
    <span
      className={`col-start-4 row-start-2 -mt-[.5625rem] -mr-3.5 row-acts flex items-center wide:col-auto wide:row-auto wide:m-0 ${rowLook.besideName}`}
    >
      {!isTrash && (
        <a
          href={todoPath(todo.id, '?edit')}
          data-act="edit"
          aria-label={words.edit}
          aria-describedby={nameId}
          className={rowLook.icon}
        >
          <Icon name="edit" className="size-4" />
        </a>
      )}
      <button
        type="button"
        {...sending(hasForm, isTrash ? stateBeforeTrash(todo) : 'TRASH', todo)}
        data-act={isTrash ? 'restore' : 'trash'}
        aria-label={isTrash ? words.restore : words.trash}
        aria-describedby={nameId}
        className={rowLook.icon}
      >
        {isTrash ? <Icon name="restore" className="size-4" /> : <Icon name="trash" className="size-4" />}
      </button>
      {isTrash && (
        <a
          href={todoPath(todo.id, '?remove')}
          data-act="remove"
          aria-label={words.remove}
          aria-describedby={nameId}
          className={rowLook.icon}
        >
          <Icon name="trash" className="size-4 text-alert" />
        </a>
      )}
    </span>
  )
}

function Reason({ owner }: { owner: string }) {
  return (
    <span
      aria-hidden="true"
      className={`row-reason absolute right-bleed bottom-1.5 left-[calc(var(--bleed)_+_3.6875rem)] flex h-6 items-center gap-1 bg-sunk pl-1 text-s wide:bottom-auto wide:left-auto wide:px-4 ${rowLook.besideName}`}
    >
      {words.only} <bdi className="truncate">{owner}</bdi> <span className="flex-none">{words.canChange}</span>
    </span>
  )
}

const RowBody = memo(function RowBody(props: Omit<TodoRowProps, 'isHidden'>) {
  const { isOwn, owner, time, isAllOwn, isSelected, editing, path, refusal, hasForm } = props
  // Another's trash is hidden.
  const row = isOwn || props.row.todo.state !== 'TRASH' ? props.row : { ...props.row, isGone: true }
  const { todo, isGone, isConflict } = row
  const isStruck = todo.state !== 'OPEN' && todo.state !== 'TRASH' ? true : isGone
  const weight = isOwn && !isAllOwn && !isStruck ? 'font-semibold' : ''
  return (
    <>
      {isOwn ? <OwnSign {...{ row, isSelected, hasForm }} /> : <OtherSign row={row} owner={owner} />}
      {editing ??
        (isConflict ? (
          <Suspense>
            <RowConflict row={row} time={time} />
          </Suspense>
        ) : (
          <>
            <span className={`${rowLook.name} ${isOwn ? 'wide:pr-28' : 'wide:pr-6'} ${weight}`}>
              <a href={todoPath(todo.id)} data-act="open" className={rowLook.link}>
                <bdi id={`name-${todo.id}`} className={isStruck ? `${rowLook.text} ${rowLook.struck}` : rowLook.text}>
                  {todo.name}
                </bdi>
              </a>
              {row.failure && (
                <Suspense>
                  <RowFailure row={row} path={path} />
                </Suspense>
              )}
              {refusal && (
                <span role="alert" className="block pb-2 text-s font-normal text-alert">
                  {refusal}
                </span>
              )}
            </span>
            {isOwn ? (
              !isGone && isSelected === undefined && <OwnActs todo={todo} hasForm={hasForm} />
            ) : (
              <Reason owner={owner} />
            )}
            <span className={rowLook.due}>
              <WhenCell row={row} time={time} />
            </span>
            <span className={`${rowLook.owner} ${isOwn && !isAllOwn ? 'font-semibold' : ''}`}>
              <Initials small id={todo.ownerId} name={owner} />
              {isOwn ? shellWords.you : <bdi className="truncate">{owner}</bdi>}
            </span>
          </>
        ))}
    </>
  )
})

/** A todo in a list: one's own with a box and acts, another's with a sign and the reason why there are none. */
export function TodoRow({ isHidden, ...props }: TodoRowProps) {
  const { row, isOwn, isSelected } = props
  return (
    <li
      // biome-ignore lint/a11y/noRedundantRoles: its parent is a block, and the list is around that
      role="listitem"
      aria-hidden={isHidden || undefined}
      className={
        isSelected ? 'searchable sheet-row bg-wash focus-within:bg-wash hover:bg-wash' : 'searchable sheet-row'
      }
      data-id={row.todo.id}
      data-own={isOwn || undefined}
      aria-busy={row.isSaving || undefined}
    >
      <RowBody {...props} />
    </li>
  )
}
