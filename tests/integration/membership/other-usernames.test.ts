// Users whose username is not their sub: whoever signs in with a provider.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import { startWorld, type World } from './world'

let world: World
let admin: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('admin@example.com', 'admins', 'everyone')
})
afterAll(() => world.close())

const ask = <Answer>(operation: string, args: object) => world.ask(admin, operation, args) as Promise<Answer>

/** Somebody who signs in with Google, where they are known by this. */
const federated = async (email: string, userId: string) => {
  const [username = ''] = await world.importUsers([{ email, provider: { name: 'Google', userId } }])
  return username
}

it('a run over chosen users takes every name that Cognito takes, and finds who is called so', async () => {
  const username = await federated('fed@example.com', '1.2@x')
  const usernames = [username, 'ann@example.com', 'zo\u00eb:+"1"']
  const { run } = await ask<{ run: { id: string } }>('startRun', { scope: 'SELECTED', usernames })
  await world.work({ runId: run.id })
  expect(await ask('repairRun', { id: run.id })).toMatchObject({
    run: { state: 'PLANNED', selected: 3, users: 1, chosen: 1 },
  })
  expect(await ask('repairItems', { runId: run.id })).toMatchObject({
    items: [{ username: 'google_1.2@x', email: 'fed@example.com' }],
  })
  const choice = { runId: run.id, usernames: [username], isChosen: false }
  expect(await ask('chooseItems', choice)).toMatchObject({ outcome: 'DONE' })
})

it('the todos of somebody who is gone are asked for by any name', async () => {
  expect(await ask('todosOfUser', { sub: 'google_1.2@x' })).toEqual({ todos: [], nextCursor: null })
  expect(await ask('todosOfUser', { sub: 'a b' })).toEqual({ refusal: 'INVALID' })
})
