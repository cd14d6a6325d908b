import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from '../../people'
import { PASSWORD, type RunbookWorld, startRunbookWorld } from './world'

let world: RunbookWorld
beforeAll(async () => {
  world = await startRunbookWorld()
})
afterAll(() => world?.close())

/** Ends every process of the trigger that runs an event, for as long as something takes. */
const whileItDies = async <T>(act: () => Promise<T>): Promise<T> => {
  let [isOver, deaths] = [false, 0]
  const kill = async () => {
    while (!isOver) {
      for (const pid of world.processes(world.postConfirmation)) {
        process.kill(pid, 'SIGKILL')
        deaths += 1
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
  const killing = kill()
  const result = await act().finally(() => {
    isOver = true
  })
  await killing
  expect(deaths).toBeGreaterThan(0)
  return result
}

it('people whom the trigger failed are confirmed and wait, and a repair brings them in', async () => {
  const email = 'unlucky@example.com'
  await world.signUp(email)
  // No process of it is warm then: each is ended while it loads.
  await world.restart()
  const confirmed = await whileItDies(() => world.confirm(email))
  expect([confirmed.status, confirmed.headers.get('location')]).toEqual([303, '/todos'])

  const person = await signIn(world.environment, email, PASSWORD)
  expect((await world.page('/todos', person)).text).toContain('You are not a member yet')
  expect((await world.type('look-at-user', { EMAIL: email })).out.trim()).toBe('CONFIRMED')
  expect(world.logOf(world.postConfirmation)).toMatch(/ERROR Invoke Error .*Runtime exited with error: signal: SIGKILL/)
  expect(world.appLog()).toMatch(/"level":"error".*"where":"confirmSignUp"/)

  const plan = await world.type('plan')
  expect(plan.out).toMatch(/unlucky@example\.com {2}confirmed, and not met by the trigger/)
  // Whom an administrator made, and this one.
  expect((await world.type('apply-plan')).out).toMatch(/^2 users added to everyone$/m)
  expect((await world.type('look-at-user', { EMAIL: email })).out).toBe('CONFIRMED\neveryone\n')

  await world.signUp('next@example.com')
  expect((await world.confirm('next@example.com')).headers.get('location')).toBe('/todos')
  expect((await world.type('look-at-user', { EMAIL: 'next@example.com' })).out).toBe('CONFIRMED\neveryone\n')
  const back = await signIn(world.environment, email, PASSWORD)
  expect((await world.page('/todos', back)).text).not.toContain('You are not a member yet')
  expect((await world.type('status')).out).toMatch(/^0 of \d+ users cannot see the workspace/)
}, 240_000)
