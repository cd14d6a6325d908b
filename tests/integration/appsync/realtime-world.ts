// The API of world.ts behind the twin's own front door, so that subscriptions come over real sockets.
import type { RealtimeLimits } from '../../../local/http/realtime-socket'
import { ask } from '../../people'
import { type Opening, openRealtime, type RealtimeClient } from '../../realtime-client'
import { startDoor } from '../server/twin-fixture'
import { createWorld, field, newTodo, type Person } from './world'

const CREATE =
  'mutation ($input: CreateTodoInput!) { createTodo(input: $input) { id name state owner createdAt updatedAt } }'

export const createRealtimeWorld = async (realtimeLimits?: RealtimeLimits) => {
  const world = await createWorld()
  const { execute, realtime } = world.graphql
  const clock = () => world.clock.now
  const door = await startDoor({ graphql: execute, realtime, realtimeLimits, clock })
  const { endpoint } = door
  const clients: RealtimeClient[] = []

  const tokenOf = (who: Person, claims: Record<string, unknown> = {}) =>
    world.sign({ ...world.claimsOf(who), ...claims })
  const open = async (opening: Partial<Opening>) => {
    const client = await openRealtime({ endpoint, ...opening })
    clients.push(client)
    return client
  }
  const mutate = async (who: Person, query: string, variables: Record<string, unknown> = {}) => {
    const reply = await ask({ AWS_ENDPOINT_URL: endpoint }, await tokenOf(who), query, variables)
    return { ...reply, errors: reply.errors.map(({ message }) => message) }
  }

  return {
    ...world,
    door,
    endpoint,
    tokenOf,
    open,
    mutate,
    connect: async (who: Person, more: Partial<Opening> = {}) => open({ token: await tokenOf(who), ...more }),
    /** Adds a todo whose every field subscribers may want; answers its id. */
    add: async (who: Person, more: Record<string, unknown> = {}) => {
      const reply = await mutate(who, CREATE, { input: newTodo(more) })
      return field<{ id: string }>({ ...reply, errors: [] }, 'createTodo').id
    },
    leave: () => {
      for (const client of clients.splice(0)) client.close()
    },
    close: async () => {
      await door.stop()
      door.remove()
      await world.close()
    },
  }
}

export type RealtimeWorld = Awaited<ReturnType<typeof createRealtimeWorld>>
