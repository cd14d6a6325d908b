import type { FullConfig } from 'playwright/test'
import { type Stack, startStack, stopStack } from '../stack'

const addressesOf = ({ origin, awsEndpoint, dataDirectory, environment, process: { pid: leader } }: Stack) => ({
  ...{ origin, awsEndpoint, dataDirectory, environment, leader },
})

/** A stack for each worker, which its tests have to themselves. COMMONS_STACKS tells them the addresses. */
export default async ({ workers }: FullConfig) => {
  const stacks: Stack[] = []
  // One after the other: the first builds the app that all serve.
  for (let started = 0; started < workers; started += 1) stacks.push(await startStack())
  process.env.COMMONS_STACKS = JSON.stringify(stacks.map(addressesOf))
  return async () => {
    await Promise.all(stacks.map((stack) => stopStack(stack)))
  }
}
