import type { InvocationResult, InvokeFunction } from '../contract'
import { ResolverError } from './resolver-error'

/** AppSync gives up on any request after 30 s, whatever the function's own limit. */
const LIMIT_MILLISECONDS = 30_000

const gaveUp = { isGivenUp: true } as const

const withinLimit = async (invocation: Promise<InvocationResult>, limit: number) => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof gaveUp>((resolve) => {
    timer = setTimeout(() => resolve(gaveUp), limit)
  })
  return Promise.race([invocation, late]).finally(() => clearTimeout(timer))
}

/**
 * Hands the payload that a template writes to a function. Whatever goes wrong inside the function, its own time limit
 * too, is `Lambda:Unhandled`; only AppSync's own limit is `Lambda:ExecutionTimeoutException`.
 */
export const createLambdaDataSource = (parts: {
  invoke: InvokeFunction
  functionName: string
  limitMilliseconds?: number
}) => ({
  load: async (request: { operation?: string; payload?: unknown }): Promise<unknown> => {
    if (request.operation !== undefined && request.operation !== 'Invoke')
      throw new ResolverError(`Unsupported operation '${request.operation}'.`, 'MappingTemplate')
    const invocation = parts.invoke(parts.functionName, request.payload)
    const result = await withinLimit(invocation, parts.limitMilliseconds ?? LIMIT_MILLISECONDS)
    if ('isGivenUp' in result) throw new ResolverError('Execution timed out.', 'Lambda:ExecutionTimeoutException')
    if (!result.ok) throw new ResolverError(result.errorMessage, 'Lambda:Unhandled')
    return result.payload ?? null
  },
})
