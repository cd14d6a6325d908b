'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { safeNextPath } from '../../../lib/domain/next-path'
import { isSignedIn } from '../../../lib/domain/policy'
import type { FormState, Result } from '../../../lib/domain/result'
import { createTodoForm, deleteTodoForm, renameTodoForm, setTodoStateForm } from '../../../lib/domain/todo-schema'
import { action } from '../../../lib/server/action'
import { askAs } from '../../../lib/server/appsync'
import * as todos from '../../../lib/server/todos'
import { words } from '../../../lib/server/words'

// After a refusal the page stays as it is, with what was typed: reading it again could take the row away, and the words with it.
const show = (changed: Result<unknown>, notice: string): FormState => {
  if (!changed.ok) return { error: changed.error }
  revalidatePath('/todos')
  return { notice }
}

export const createTodo = action({
  name: 'createTodo',
  policy: isSignedIn,
  form: createTodoForm,
  run: async ({ name }, { accessToken }) => show(await todos.createTodo(askAs(accessToken), name), words.todo.added),
})

// Whose todo it is, AppSync decides, by the caller's own token.
export const renameTodo = action({
  name: 'renameTodo',
  policy: isSignedIn,
  form: renameTodoForm,
  run: async ({ id, name, back }, { accessToken }) => {
    const renamed = show(await todos.renameTodo(askAs(accessToken), id, name), words.todo.renamed)
    const path = safeNextPath(back)
    return path && !renamed.error ? redirect(path) : renamed
  },
})

export const setTodoState = action({
  name: 'setTodoState',
  policy: isSignedIn,
  form: setTodoStateForm,
  run: async ({ id, state }, { accessToken }) =>
    show(
      await todos.setTodoState(askAs(accessToken), id, state),
      state === 'DONE' ? words.todo.done : words.todo.reopened,
    ),
})

export const deleteTodo = action({
  name: 'deleteTodo',
  policy: isSignedIn,
  form: deleteTodoForm,
  run: async ({ id }, { accessToken }) => show(await todos.deleteTodo(askAs(accessToken), id), words.todo.deleted),
})
