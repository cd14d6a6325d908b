import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** Stands before and after each request that leaves through a client. Throw to lose the request, or its answer. */
export interface Gate {
  before?: (command: string, input?: unknown) => void | Promise<void>
  after?: (command: string, input?: unknown) => void | Promise<void>
  /** Goes round the request. */
  during?: <T>(request: Promise<T>) => Promise<T>
}

export const gated = <Client extends CognitoIdentityProviderClient | DynamoDBClient>(
  client: Client,
  gate: Gate,
): Client => {
  const stack = client.middlewareStack as CognitoIdentityProviderClient['middlewareStack']
  stack.add(
    (next, context) => async (args) => {
      const command = String(context.commandName)
      await gate.before?.(command, args.input)
      const reply = await (gate.during ? gate.during(next(args)) : next(args))
      await gate.after?.(command, args.input)
      return reply
    },
    // Inside of the SDK's own second attempts, so that each request is seen.
    { step: 'finalizeRequest', priority: 'low', name: 'gate' },
  )
  return client
}
