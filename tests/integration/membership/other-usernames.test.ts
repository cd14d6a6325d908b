// Users whose username is not their sub: whoever signs in with a provider.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../amplify/services'
import { openOffice } from './office'
import { counter, startWorld, type World } from './world'

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

describe('somebody who signs in with a provider', () => {
  let gil: Caller
  beforeAll(async () => {
    const sub = '99999999-8888-4777-8666-555555555555'
    const [username = ''] = await world.importUsers([
      { email: 'gil@example.com', sub, provider: { name: 'Google', userId: '117' } },
    ])
    gil = { sub, username }
  })

  it('has one page, found by username and by sub, for at most one question more', async () => {
    const asked = async (username: string) => {
      const { counts, before } = counter()
      const answer = await world.ask(admin, 'readUser', { username }, world.services({ before }))
      return { answer, questions: counts.ListUsersCommand }
    }
    const byUsername = await asked(gil.username)
    expect(byUsername).toMatchObject({ answer: { user: { id: gil.sub, username: 'google_117' } }, questions: 1 })
    expect(await asked(gil.sub)).toEqual({ ...byUsername, questions: 2 })
    expect(await asked('gil@example.com')).toEqual({ answer: { refusal: 'NOT_FOUND' }, questions: 3 })
  })

  it('is who is acted on, whichever name is given', async () => {
    const office = openOffice(world)
    const bySub = { username: gil.sub }
    expect(await office.manage(admin, 'REPAIR', bySub)).toEqual({ outcome: 'DONE' })
    expect(await office.groups(gil)).toContain('everyone')
    expect(await office.manage(admin, 'KEEP_OUT', bySub)).toEqual({ outcome: 'DONE' })
    expect(await office.exclusion(gil)).toMatchObject({ username: gil.username, sub: gil.sub })
    expect(await ask('readUser', bySub)).toMatchObject({ user: { standing: 'KEPT_OUT' }, keptOutBy: admin.sub })
    expect(await office.told(gil.sub)).toEqual(['REPAIR BEGUN', 'REPAIR DONE', 'KEEP_OUT BEGUN', 'KEEP_OUT DONE'])
    expect(await office.manage(admin, 'RESTORE', bySub)).toEqual({ outcome: 'DONE' })
  })

  it('as an administrator cannot do to themselves, by either name, what shuts out', async () => {
    await world.join(gil.username, 'admins')
    for (const username of [gil.username, gil.sub]) {
      expect(await world.ask(gil, 'manageUser', { username, act: 'REMOVE' })).toEqual({ refusal: 'SELF' })
      expect(await world.ask(gil, 'readUser', { username })).toMatchObject({ isSelf: true, isLastAdmin: false })
    }
    expect(await world.ask(gil, 'manageUser', { username: gil.sub, act: 'REPAIR' })).toEqual({ outcome: 'ALREADY' })
  })
})
