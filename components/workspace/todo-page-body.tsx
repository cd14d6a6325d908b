'use client'
import { useActionState, useEffect, useRef } from 'react'
import type { Result } from '../../lib/domain/result'
import type { Todo } from '../../lib/domain/todo'
import { stateBeforeTrash } from '../../lib/domain/todo-change'
import { todoPath } from '../../lib/domain/todo-view'
import { ActionForm } from '../ui/action-form'
import { buttonLook } from '../ui/button-look'
import { focusIfLost } from '../ui/focus-if-lost'
import { type FormAction, UNSENT } from '../ui/form-action'
import { ListFailed } from '../ui/list-failed'
import { Refusal } from '../ui/refusal'
import { listActWords } from '../words/list-acts'
import { todoWords as words } from '../words/todo'
import { workspaceWords } from '../words/workspace'
import { actValue } from './row-model'
import { TodoFacts } from './todo-facts'
import { TodoFields } from './todo-fields'
import { useReadersTime } from './use-readers-time'

interface TodoPageBodyProps {
  todo: Result<Todo>
  isOwn: boolean
  owner: string
  /** ISO 8601. */
  now: string
  mode: 'look' | 'edit' | 'remove'
  actions: { edit: FormAction; act: FormAction; remove: FormAction }
  back: { href: string; label: string }
  failed: string
}

/** The form of a todo. In a conflict both texts stand, and which is kept is chosen by sending the form, or leaving it. */
function TodoForm({ todo, action }: { todo: Todo; action: FormAction }) {
  const [state, send] = useActionState(action, UNSENT)
  const base = state.saved ?? todo
  const typed = state.values
  return (
    <form action={send} className="mt-6 max-w-160">
      {state.error && <Refusal message={state.error.message} className="mb-4" />}
      {state.saved && (
        <div className="mb-4 border-l-2 border-edge pl-4">
          <p className="text-s text-ink-2">{listActWords.conflict.saved}</p>
          <p className="font-semibold">
            <bdi>{state.saved.name}</bdi>
          </p>
          {state.saved.notes && <p className="whitespace-pre-wrap">{state.saved.notes}</p>}
          {state.saved.due && <p>{state.saved.due}</p>}
        </div>
      )}
      <input type="hidden" name="id" value={todo.id} />
      <input type="hidden" name="version" value={base.version} />
      <input type="hidden" name="from" value={base.state} />
      <input type="hidden" name="back" value={todoPath(todo.id)} />
      {/* A form that was sent is filled anew. */}
      <TodoFields
        key={state.error ? JSON.stringify(typed) : 'first'}
        prefix="page"
        name={typed?.name ?? todo.name}
        notes={typed?.notes ?? todo.notes}
        due={typed?.due ?? todo.due}
        wrong={state.error?.fields}
      />
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="submit" className={buttonLook.go}>
          {state.saved ? listActWords.conflict.keepYours : workspaceWords.save}
        </button>
        <a href={todoPath(todo.id)} className={buttonLook.plain}>
          {state.saved ? listActWords.conflict.keepSaved : workspaceWords.cancel}
        </a>
      </div>
    </form>
  )
}

function Acts({ todo, actions }: { todo: Todo; actions: TodoPageBodyProps['actions'] }) {
  const [said, act] = useActionState(actions.act, UNSENT)
  const outcome = useRef<HTMLDivElement>(null)
  // A button that was pressed may be gone with what it did.
  useEffect(() => {
    if (said !== UNSENT) focusIfLost(outcome.current)
  }, [said])
  const isTrash = todo.state === 'TRASH'
  const to = isTrash ? stateBeforeTrash(todo) : todo.state === 'DONE' ? 'OPEN' : 'DONE'
  return (
    <form action={act} className="mt-8">
      <div className="flex flex-wrap gap-3">
        {!isTrash && (
          <a href={todoPath(todo.id, '?edit')} className={buttonLook.go}>
            {workspaceWords.edit}
          </a>
        )}
        <button
          type="submit"
          name="do"
          value={actValue(to, todo)}
          className={isTrash ? buttonLook.go : buttonLook.plain}
        >
          {isTrash ? workspaceWords.restore : to === 'DONE' ? words.complete : words.reopen}
        </button>
        {isTrash ? (
          <a href={todoPath(todo.id, '?remove')} className={buttonLook.plain}>
            {workspaceWords.remove}
          </a>
        ) : (
          <button type="submit" name="do" value={actValue('TRASH', todo)} className={buttonLook.plain}>
            {workspaceWords.trash}
          </button>
        )}
      </div>
      <div ref={outcome} tabIndex={-1} className="-outline-offset-2">
        {said.error && <Refusal message={said.error.message} className="mt-4" />}
        <p role="status" className={said.notice && 'pt-4'}>
          {said.notice}
        </p>
      </div>
    </form>
  )
}

function AskRemove({ todo, action }: { todo: Todo; action: FormAction }) {
  return (
    <section className="mt-8 border-l-2 border-alert pl-4">
      <h2 className="text-l font-bold">{words.removeTitle}</h2>
      <p>{words.removeWords}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        <a href={todoPath(todo.id)} className={buttonLook.plain}>
          {words.keep}
        </a>
        <ActionForm action={action} hidden={{ id: todo.id, version: String(todo.version) }} className="contents">
          <button type="submit" className={buttonLook.go}>
            {workspaceWords.remove}
          </button>
        </ActionForm>
      </div>
    </section>
  )
}

/** The page of one todo. Everything on it works without script. */
export function TodoPageBody({ todo: read, isOwn, owner, now, mode, actions, back, failed }: TodoPageBodyProps) {
  const time = useReadersTime(now)
  if (!read.ok)
    return <ListFailed title={failed} failure={read.error} retry={{ href: '', label: workspaceWords.retry }} />
  const { data: todo } = read
  const isStruck = todo.state === 'DONE'
  return (
    <article className="mt-8 max-w-180 wide:mt-14">
      <h1 className="text-h font-bold text-balance wide:text-xl">
        <bdi className={isStruck ? 'line-through decoration-edge decoration-2' : undefined}>{todo.name}</bdi>
      </h1>
      {todo.state === 'TRASH' && <p className="mt-2">{words.inTrash}</p>}
      {isOwn && mode === 'edit' && todo.state !== 'TRASH' ? (
        <TodoForm todo={todo} action={actions.edit} />
      ) : (
        <TodoFacts todo={todo} isOwn={isOwn} owner={owner} time={time} heading="h2" />
      )}
      {!isOwn && (
        <p className="mt-8 border-l-2 border-edge pl-4">
          {workspaceWords.only} <bdi>{owner}</bdi> {workspaceWords.canChange}
        </p>
      )}
      {isOwn && mode === 'look' && <Acts todo={todo} actions={actions} />}
      {isOwn && mode === 'remove' && <AskRemove todo={todo} action={actions.remove} />}
      <p className="mt-8">
        <a href={back.href} className="inline-flex min-h-hit items-center">
          {back.label}
        </a>
      </p>
    </article>
  )
}
