import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { cognitoOf } from '../people'
import { environment } from './addresses'

/** A user as the console makes one: a temporary password, and no group. */
export const makeTemporary = (email: string, password: string, isVerified = true) =>
  cognitoOf(environment).send(
    new AdminCreateUserCommand({
      UserPoolId: environment.USER_POOL_ID,
      Username: email,
      TemporaryPassword: password,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: String(isVerified) },
      ],
    }),
  )
