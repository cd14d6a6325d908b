import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { startStack, stopStack } from './stack'

/** One stack for all tests of the project; they take their addresses by `inject('stack')`. */
export default async (project: TestProject) => {
  const stack = await startStack()
  const { process: _process, printed: _printed, ...addresses } = stack
  project.provide('stack', addresses)
  return () => stopStack(stack)
}

declare module 'vitest' {
  interface ProvidedContext {
    stack: Omit<import('./stack').Stack, 'process' | 'printed'>
  }
}
