import { whileAdministrator } from '../../../records/admins-guard'
import type { Act } from './act'
import { endAccount, settleAccount } from './end-account'
import { trashTodos } from './todos'

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/** Deletes another's account, and moves their todos to the trash where that is asked for. */
export const deleteUser: Act = async (services, user, { confirmation, alsoTrashTodos }, caller) => {
  if (!confirmation || !same(confirmation, user.email || user.username)) return { refusal: 'NOT_CONFIRMED' }
  const todos = alsoTrashTodos ? await trashTodos(services, user.id) : undefined
  // Not yet: whoever is gone cannot be asked for again by name.
  if (todos?.outcome === 'PARTLY') return todos
  const answer = await whileAdministrator(services, caller, () => endAccount(services, user.username))
  if (answer.refusal) return answer
  await settleAccount(services, user)
  return { ...answer, ...(todos && { todos: todos.todos }) }
}
