// What many tests do first: people who sign up, are made by an administrator, sign in.
import {
  AdminCreateUserCommand,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CLIENT, PASSWORD, POOL, type Pool } from './serve'

export const signUp = ({ sdk }: Pool, email: string, password = PASSWORD) =>
  sdk.send(new SignUpCommand({ ClientId: CLIENT, Username: email, Password: password }))

export const lastCode = ({ cognito }: Pool, email: string) =>
  cognito.mailbox().find(({ to }) => to === email)?.code ?? ''

export const confirm = (pool: Pool, email: string, code = lastCode(pool, email)) =>
  pool.sdk.send(new ConfirmSignUpCommand({ ClientId: CLIENT, Username: email, ConfirmationCode: code }))

/** Signs up and confirms; gives the `sub`. */
export const join = async (pool: Pool, email: string) => {
  const { UserSub = '' } = await signUp(pool, email)
  await confirm(pool, email)
  return UserSub
}

export const signIn = ({ sdk }: Pool, username: string, password = PASSWORD, clientId = CLIENT) =>
  sdk.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: username, PASSWORD: password },
    }),
  )

/** Signs in with the right password and gives the tokens. */
export const tokensOf = async (pool: Pool, username: string, clientId = CLIENT) => {
  const { AuthenticationResult = {} } = await signIn(pool, username, PASSWORD, clientId)
  const { AccessToken = '', IdToken = '', RefreshToken = '' } = AuthenticationResult
  return { AccessToken, IdToken, RefreshToken }
}

export const create = ({ sdk }: Pool, email: string, temporary = 'Temporary-of-1') =>
  sdk.send(
    new AdminCreateUserCommand({
      UserPoolId: POOL,
      Username: email,
      TemporaryPassword: temporary,
      MessageAction: 'SUPPRESS',
    }),
  )

export const claimsOf = (token = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
