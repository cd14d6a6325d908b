import { startStack, stopStack } from '../stack'

/** One stack for all browser tests. COMMONS_STACK tells them its addresses. */
export default async () => {
  const stack = await startStack()
  const { origin, awsEndpoint, dataDirectory, environment } = stack
  process.env.COMMONS_STACK = JSON.stringify({
    origin,
    awsEndpoint,
    dataDirectory,
    environment,
    leader: stack.process.pid,
  })
  return () => stopStack(stack)
}
