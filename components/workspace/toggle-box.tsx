import { useEffect } from 'react'
import type { FormState } from '../../lib/domain/result'
import type { Todo, TodoState } from '../../lib/domain/todo'
import { announce } from '../ui/announce'
import { UNSENT } from '../ui/form-action'
import { workspaceWords as words } from '../words/workspace'
import { rowLook } from './row-look'

interface ToggleBoxProps {
  todo: Todo
  /** What to show: the state that was asked for, as soon as it was asked for. */
  isDone: boolean
  action: (form: FormData) => void
  onAsk: (next: TodoState) => void
  state: FormState
}

/** The box of one's own todo: a submit button, so that it works before and without script. */
export function ToggleBox({ todo, isDone, action, state, onAsk }: ToggleBoxProps) {
  useEffect(() => {
    if (state === UNSENT || state.error) return
    announce(todo.state === 'DONE' ? words.completed(todo.name) : words.reopened(todo.name))
  }, [state, todo.state, todo.name])

  const next = isDone ? 'OPEN' : 'DONE'
  return (
    <form action={action} onSubmit={() => onAsk(next)} className={rowLook.sign}>
      <input type="hidden" name="id" value={todo.id} />
      <input type="hidden" name="state" value={next} />
      <button
        type="submit"
        aria-label={isDone ? words.reopen(todo.name) : words.complete(todo.name)}
        className="grid size-hit place-items-center -outline-offset-8"
      >
        <span className="box" data-done={isDone || undefined} />
      </button>
    </form>
  )
}
