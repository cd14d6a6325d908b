// People of a running stack, made and signed in through the same wire operations that a real client uses.
import { randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { newTodoId } from '../lib/domain/todo-id'
import type { AwsEnvironment } from '../scripts/seeded-users'

export interface Person {
  email: string
  password: string
  sub: string
  accessToken: string
  idToken: string
  refreshToken: string
}

export interface GraphqlReply {
  status: number
  data: Record<string, unknown> | null
  errors: { errorType?: string | null; message: string; path?: (string | number)[] }[]
}

export const cognitoOf = (environment: AwsEnvironment) =>
  new CognitoIdentityProviderClient({
    endpoint: environment.AWS_ENDPOINT_URL,
    region: environment.AWS_REGION,
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
  })

export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

const toPerson = (
  email: string,
  password: string,
  result: { AccessToken?: string; IdToken?: string; RefreshToken?: string } | undefined,
): Person => {
  if (!result?.AccessToken || !result.IdToken || !result.RefreshToken) throw new Error(`${email} got no tokens`)
  return {
    email,
    password,
    sub: String(claimsOf(result.AccessToken).sub),
    accessToken: result.AccessToken,
    idToken: result.IdToken,
    refreshToken: result.RefreshToken,
  }
}

export const signIn = async (environment: AwsEnvironment, email: string, password: string): Promise<Person> => {
  const { AuthenticationResult } = await cognitoOf(environment).send(
    new InitiateAuthCommand({
      ClientId: environment.USER_POOL_CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  )
  return toPerson(email, password, AuthenticationResult)
}

/** A user made as the console makes one, who has then set a password of their own; in the given groups and no other. */
export const createPerson = async (
  environment: AwsEnvironment,
  email: string,
  groups: string[] = [],
): Promise<Person> => {
  const cognito = cognitoOf(environment)
  const [temporary, password] = ['Temporary-word-1', 'Lasting-word-22']
  await cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: environment.USER_POOL_ID,
      Username: email,
      TemporaryPassword: temporary,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  )
  for (const GroupName of groups)
    await cognito.send(
      new AdminAddUserToGroupCommand({ UserPoolId: environment.USER_POOL_ID, Username: email, GroupName }),
    )
  const challenge = await cognito.send(
    new InitiateAuthCommand({
      ClientId: environment.USER_POOL_CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: temporary },
    }),
  )
  const { AuthenticationResult } = await cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: environment.USER_POOL_CLIENT_ID,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: challenge.Session,
      ChallengeResponses: { USERNAME: email, NEW_PASSWORD: password },
    }),
  )
  return toPerson(email, password, AuthenticationResult)
}

/** One GraphQL request to AppSync, with a token or with none. */
export const ask = async (
  environment: Pick<AwsEnvironment, 'AWS_ENDPOINT_URL'>,
  token: string | undefined,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<GraphqlReply> => {
  const reply = await fetch(`${environment.AWS_ENDPOINT_URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: token } : {}) },
    body: JSON.stringify({ query, variables }),
  })
  const body = (await reply.json()) as Partial<GraphqlReply>
  return { status: reply.status, data: body.data ?? null, errors: body.errors ?? [] }
}

let drawn = 0

/** A new id that sorts behind those drawn before it, be they 4,000 in the same millisecond (RFC 9562, 6.2, method 1). */
export const drawTodoId = () => {
  drawn += 1
  return newTodoId(Date.now(), Uint8Array.of((drawn >> 8) & 0x0f, drawn & 0xff, ...randomBytes(8)))
}

/** Adds an open todo and answers its id. */
export const addTodo = async (environment: AwsEnvironment, owner: Person, name: string): Promise<string> => {
  const { data, errors } = await ask(
    environment,
    owner.accessToken,
    'mutation Add($input: CreateTodoInput!) { createTodo(input: $input) { id } }',
    { input: { id: drawTodoId(), name, state: 'OPEN' } },
  )
  if (!data) throw new Error(errors[0]?.message)
  return (data.createTodo as { id: string }).id
}

/** The last code that the local AWS mailed to an address; empty when there was none. */
export const mailedCode = async (awsEndpoint: string, email: string): Promise<string> => {
  const mails = (await (await fetch(`${awsEndpoint}/mailbox.json`)).json()) as { to: string; code: string }[]
  return mails.find(({ to }) => to === email)?.code ?? ''
}
