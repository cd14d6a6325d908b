import { afterAll, beforeAll, expect, it } from 'vitest'
import { words } from '../../../lib/server/words'
import { signIn } from '../../people'
import { makeMissing } from './missing'
import { ADMIN, type RunbookWorld, startRunbookWorld } from './world'

let world: RunbookWorld
beforeAll(async () => {
  world = await startRunbookWorld()
})
afterAll(() => world?.close())

it('a run that is throttled for a while slows down and ends by itself', async () => {
  await makeMissing(world, 'slow', 12)
  await world.type('plan')
  world.fault.unkind = { seed: 1, quotas: { groupChange: 4 } }
  const applied = await world.type('apply-plan')
  world.fault.unkind = undefined
  expect(applied.out).toMatch(/^13 users added to everyone$/m)
  const { run } = JSON.parse((await world.type('show-as-json')).out) as { run: { state: string; throttledAt: string } }
  expect(run.state).toBe('DONE')
  expect(run.throttledAt).toBeTruthy()
}, 240_000)

it('a run that is throttled for too long stops, says so, and goes on when it is resumed', async () => {
  await makeMissing(world, 'late', 5)
  const admin = await signIn(world.environment, ADMIN.email, ADMIN.password)
  const alice = await signIn(world.environment, 'alice@example.com', 'Commons-alice-1')
  world.fault.unkind = { seed: 1, quotas: { userList: 0 } }
  const stopped = await world.type('plan')
  expect(stopped.code).toBe(1)
  expect(stopped.out).toMatch(/^The run is stopped by a failure\.\nCognito refused too many calls\./)

  expect((await world.page('/admin', admin)).text).toContain(words.repair.throttled)
  expect((await world.page('/todos', alice)).status).toBe(200)
  expect((await world.type('status')).err.trim()).toBe('Cognito is busy. Try again in a minute.')

  world.fault.unkind = undefined
  expect((await world.type('resume')).out).toMatch(/^5 of \d+ users cannot see the workspace\./m)
  expect((await world.type('apply-plan')).out).toMatch(/^5 users added to everyone$/m)
  expect((await world.type('status')).out).toMatch(/^0 of \d+ users cannot see the workspace/)
}, 240_000)
