import { returnTodosOf, trashTodosOf } from '../../../records/todos-of-owner'
import type { Services } from '../../../services'
import type { ActAnswer } from './act'

// Well within the time limit of the function, and of whoever waits for the answer.
const MOVING_MS = 12_000

const move = async (
  services: Services,
  owner: string,
  moveThem: typeof trashTodosOf,
): Promise<ActAnswer & { todos: number }> => {
  const { todos, isAll } = await moveThem(services, owner, services.now() + MOVING_MS)
  return { outcome: isAll ? (todos > 0 ? 'DONE' : 'ALREADY') : 'PARTLY', todos }
}

export const trashTodos = (services: Services, owner: string) => move(services, owner, trashTodosOf)
export const returnTodos = (services: Services, owner: string) => move(services, owner, returnTodosOf)
