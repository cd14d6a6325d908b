'use client'
import { Pencil, Trash2 } from 'lucide-react'
import { type MouseEvent, useActionState, useEffect, useRef, useState } from 'react'
import type { Todo } from '../../lib/domain/todo'
import { announce } from '../ui/announce'
import { UNSENT } from '../ui/form-action'
import { Initials } from '../ui/initials'
import { Moment } from '../ui/moment'
import { shellWords } from '../words/shell'
import { workspaceWords as words } from '../words/workspace'
import { DeleteDialog } from './delete-dialog'
import { EditName } from './edit-name'
import { rowLook } from './row-look'
import type { OwnActions } from './todo-actions'
import { ToggleBox } from './toggle-box'

export type RowMode = 'edit' | 'delete'

interface OwnRowProps {
  todo: Todo
  /** The owner's own display name, for the initials. */
  owner: string
  now: string
  actions: OwnActions
  /** What the address asks for: this is how a row is edited without script. */
  startIn?: RowMode
  /** It is not in the list any more: shown only with the refusal of what was sent, so that what was typed is not lost. */
  isGone?: boolean
  links: Record<RowMode | 'back', string>
}

const ICON = 'grid size-hit place-items-center text-ink-2 hover:text-ink'

/** One's own todo: a box, and acts beside the name. */
export function OwnRow({ todo, owner, now, actions, startIn, links, isGone }: OwnRowProps) {
  const [mode, setMode] = useState(startIn)
  const [renamed, rename, isSaving] = useActionState(actions.rename, UNSENT)
  const [toggled, toggle, isToggling] = useActionState(actions.setState, UNSENT)
  const [seen, setSeen] = useState(UNSENT)
  const editLink = useRef<HTMLAnchorElement>(null)
  const isSaved = renamed !== seen && !renamed.error
  const isEditing = mode === 'edit' && !isSaved
  // What was asked for last stands until the answers are all there.
  const [asked, setAsked] = useState(todo.state)
  const isDone = (isToggling ? asked : todo.state) === 'DONE'

  useEffect(() => {
    if (renamed === UNSENT || renamed.error) return
    announce(words.renamed(todo.name))
    editLink.current?.focus()
  }, [renamed, todo.name])

  const open = (next: RowMode) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) return
    event.preventDefault()
    setSeen(renamed)
    setMode(next)
  }
  const close = () => {
    setMode(undefined)
    requestAnimationFrame(() => editLink.current?.focus())
  }
  const nameId = `name-${todo.id}`
  if (isGone && !renamed.error) return null

  return (
    <li className="sheet-row">
      <ToggleBox todo={todo} isDone={isDone} action={toggle} state={toggled} onAsk={setAsked} />
      {isEditing ? (
        <EditName
          todo={todo}
          action={rename}
          state={renamed === seen ? UNSENT : renamed}
          isSaving={isSaving}
          cancelHref={links.back}
          onCancel={close}
        />
      ) : (
        <>
          <span className={`${rowLook.name} wide:pr-24 ${isDone ? '' : 'font-semibold'}`}>
            <bdi id={nameId} className={isDone ? rowLook.struck : undefined}>
              {todo.name}
            </bdi>
            {toggled.error && (
              <span role="alert" className="block text-s font-normal text-alert">
                {toggled.error.message}
              </span>
            )}
          </span>
          <span
            className={`col-start-4 row-start-2 -mt-[.5625rem] -mr-3.5 row-acts flex items-center wide:col-auto wide:row-auto wide:m-0 ${rowLook.besideName}`}
          >
            <a
              ref={editLink}
              href={links.edit}
              onClick={open('edit')}
              aria-label={words.edit}
              aria-describedby={nameId}
              className={ICON}
            >
              <Pencil className="size-4" strokeWidth={1.75} aria-hidden="true" />
            </a>
            <a
              href={links.delete}
              onClick={open('delete')}
              aria-label={words.delete}
              aria-describedby={nameId}
              className={ICON}
            >
              <Trash2 className="size-4" strokeWidth={1.75} aria-hidden="true" />
            </a>
          </span>
          <span className={rowLook.due}>
            <span className="sr-only">{words.addedOn}</span>
            <Moment at={todo.createdAt} now={now} />
          </span>
          <span className={`${rowLook.owner} font-semibold`}>
            <Initials small id={todo.ownerId} name={owner} />
            {shellWords.you}
          </span>
        </>
      )}
      {mode === 'delete' && (
        <DeleteDialog todo={todo} action={actions.remove} cancelHref={links.back} onCancel={() => setMode(undefined)} />
      )}
    </li>
  )
}
