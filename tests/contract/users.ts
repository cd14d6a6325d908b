// The users that contract tests make are known by their addresses, and nobody else's are touched.
import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  paginateListUsers,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Outputs } from '../../scripts/aws/outputs-file'

/** How the twin is reached; empty for AWS, where the SDK finds its way. */
export interface Access {
  endpoint?: string
  credentials?: { accessKeyId: string; secretAccessKey: string }
}

/**
 * What all addresses begin with. Letters to them end in SES's mailbox simulator, which takes them and hands them to nobody:
 * https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
 */
export const USER_PREFIX = 'success+contract-'
export const addressOf = (run: string, name: string) => `${USER_PREFIX}${run}-${name}@simulator.amazonses.com`

export const cognitoOf = ({ region }: Outputs, access: Access) =>
  new CognitoIdentityProviderClient({ region, ...access, maxAttempts: 5 })

export const removeUser = async (cognito: CognitoIdentityProviderClient, UserPoolId: string, Username: string) => {
  try {
    await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error
  }
}

/** Deletes whoever has an address that begins with `prefix`, which is one of ours. */
export const removeUsers = async (cognito: CognitoIdentityProviderClient, UserPoolId: string, prefix: string) => {
  if (!prefix.startsWith(USER_PREFIX)) throw new Error(`${prefix} may be the address of a person`)
  const found: string[] = []
  for await (const { Users = [] } of paginateListUsers(
    { client: cognito },
    { UserPoolId, Filter: `email ^= "${prefix}"`, Limit: 60 },
  ))
    for (const { Username } of Users) if (Username) found.push(Username)
  for (const username of found) await removeUser(cognito, UserPoolId, username)
}
