// People whom a console made: they are in no group, and a plan finds them.
import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { cognitoOf } from '../../people'
import type { RunbookWorld } from './world'

export const makeMissing = async ({ environment }: Pick<RunbookWorld, 'environment'>, name: string, count: number) => {
  const cognito = cognitoOf(environment)
  const emails = Array.from({ length: count }, (_, n) => `${name}-${n}@example.com`)
  for (const Username of emails) {
    const input = { UserPoolId: environment.USER_POOL_ID, Username, MessageAction: 'SUPPRESS' } as const
    await cognito.send(new AdminCreateUserCommand(input))
  }
  cognito.destroy()
  return emails
}
