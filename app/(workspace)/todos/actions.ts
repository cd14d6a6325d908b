'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { safeNextPath } from '../../../lib/domain/next-path'
import { isSignedIn } from '../../../lib/domain/policy'
import type { FormState } from '../../../lib/domain/result'
import type { TodoState } from '../../../lib/domain/todo'
import type { TodoChange, TodoOutcome } from '../../../lib/domain/todo-change'
import { actOnTodoForm, createTodoForm, editTodoForm, removeTodoForm } from '../../../lib/domain/todo-schema'
import { action } from '../../../lib/server/action'
import { askAs } from '../../../lib/server/appsync'
import type { Session } from '../../../lib/server/resolve-session'
import { changeTodo } from '../../../lib/server/todos'
import { words } from '../../../lib/server/words'

// What a page does before its script runs, and without any. With script the list sends its changes to ./changes.

const carryOut = ({ actor, accessToken }: Session, change: TodoChange) =>
  changeTodo(askAs(accessToken), actor.id, change, Date.now())

// After a refusal the page stays as it is, with what was typed.
const show = (outcome: TodoOutcome, notice: string): FormState => {
  if (!outcome.ok) return { error: outcome.error, saved: outcome.current }
  revalidatePath('/todos', 'layout')
  return { notice }
}

export const createTodo = action({
  name: 'createTodo',
  policy: isSignedIn,
  form: createTodoForm,
  run: async (input, session) => show(await carryOut(session, { kind: 'add', ...input }), words.todo.added),
})

const NOTICES: Record<TodoState, string> = {
  OPEN: words.todo.reopened,
  DONE: words.todo.done,
  TRASH: words.todo.trashed,
}

// Whose todo it is, AppSync decides, by the caller's own token.
export const actOnTodo = action({
  name: 'actOnTodo',
  policy: isSignedIn,
  form: actOnTodoForm,
  run: async ({ do: act }, session) =>
    show(await carryOut(session, { kind: 'edit', ...act }), NOTICES[act.patch.state]),
})

export const editTodo = action({
  name: 'editTodo',
  policy: isSignedIn,
  form: editTodoForm,
  run: async ({ id, version, from, back, ...patch }, session) => {
    const edited = show(await carryOut(session, { kind: 'edit', id, version, from, patch }), words.todo.saved)
    const path = safeNextPath(back)
    return path && !edited.error ? redirect(path) : edited
  },
})

export const removeTodo = action({
  name: 'removeTodo',
  policy: isSignedIn,
  form: removeTodoForm,
  run: async (input, session) => {
    const removed = show(await carryOut(session, { kind: 'remove', ...input }), words.todo.removed)
    return removed.error ? removed : redirect('/todos?show=trash')
  },
})
