import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { VirtualClock } from '../virtual-clock'

/** Stands before and after each request that leaves through a client. What it throws, the caller gets. */
export interface Gate {
  before?: (command: string, input: unknown) => void | Promise<void>
  /** `reply` is undefined when the request failed. */
  after?: (command: string, input: unknown, reply: unknown, error: unknown) => void | Promise<void>
}

/** Makes each request take place within one instant of the clock, and then last `latency` milliseconds of it. */
export const gated = <Client extends CognitoIdentityProviderClient | DynamoDBClient>(
  client: Client,
  clock: VirtualClock,
  latency: number,
  gate: Gate = {},
): Client => {
  const stack = client.middlewareStack as CognitoIdentityProviderClient['middlewareStack']
  stack.add(
    (next, context) => async (args) => {
      const command = String(context.commandName).replace(/Command$/, '')
      await gate.before?.(command, args.input)
      try {
        const reply = await clock.during(next(args))
        if (latency > 0) await clock.wait(latency)
        await gate.after?.(command, args.input, reply.output, undefined)
        return reply
      } catch (error) {
        await gate.after?.(command, args.input, undefined, error)
        throw error
      }
    },
    { step: 'initialize', priority: 'high', name: 'gate' },
  )
  return client
}
