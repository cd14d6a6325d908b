import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { type Stack, startStack, stopStack } from './stack'

const addressesOf = ({ process: _process, printed: _printed, ...addresses }: Stack) => addresses

/** A stack for each worker, which the file that runs there has to itself; files take its addresses by `ownStack()`. */
export default async (project: TestProject) => {
  const stacks: Stack[] = []
  // One after the other: the first builds the app that all serve.
  for (let started = 0; started < project.vitest.config.maxWorkers; started += 1) stacks.push(await startStack())
  project.provide('stacks', stacks.map(addressesOf))
  return async () => {
    await Promise.all(stacks.map((stack) => stopStack(stack)))
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    stacks: Omit<Stack, 'process' | 'printed'>[]
  }
}
