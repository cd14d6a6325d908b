import { expect, test } from 'vitest'
import { startStack, stopStack } from '../stack'

/** Whether any process of a group is left. */
const isAnyLeft = (group: number) => {
  try {
    process.kill(-group, 0)
    return true
  } catch {
    return false
  }
}

test.each(['start', 'dev'] as const)(
  'npm run %s serves the sign-in page, and Ctrl-C leaves no process',
  async (mode) => {
    const stack = await startStack({ mode })
    const group = stack.process.pid ?? 0
    try {
      expect((await fetch(`${stack.origin}/sign-in`)).status).toBe(200)
      expect(isAnyLeft(group)).toBe(true)
    } finally {
      await stopStack(stack)
    }
    await expect.poll(() => isAnyLeft(group), { timeout: 5_000 }).toBe(false)
    expect(stack.process.exitCode).toBe(0)
  },
)
