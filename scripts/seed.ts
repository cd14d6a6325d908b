// Fills an empty workspace through the same wire operations that a real client uses. Every step may be repeated.
import { randomBytes } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import { newTodoId } from '../lib/domain/todo-id'
import { type AwsEnvironment, type SeededTodo, seededUsers, TEMPORARY_PASSWORD_OWNER } from './seeded-users'

const quietIf = async (expected: string[], call: Promise<unknown>) => {
  try {
    await call
  } catch (error) {
    if (!(error instanceof Error) || !expected.includes(error.name)) throw error
  }
}

export const seed = async (environment: AwsEnvironment) => {
  const cognito = new CognitoIdentityProviderClient({
    endpoint: environment.AWS_ENDPOINT_URL,
    region: environment.AWS_REGION,
    credentials: { accessKeyId: environment.AWS_ACCESS_KEY_ID, secretAccessKey: environment.AWS_SECRET_ACCESS_KEY },
  })
  for (const user of seededUsers) {
    await signUp(cognito, environment, user.email, user.password)
    // The trigger's part; again, since a kill between the confirmation and the trigger leaves a member in no group.
    for (const GroupName of ['everyone', ...user.extraGroups])
      await cognito.send(
        new AdminAddUserToGroupCommand({ UserPoolId: environment.USER_POOL_ID, Username: user.email, GroupName }),
      )
    await addTodos(cognito, environment, user)
  }
  await quietIf(
    [UsernameExistsException.name],
    cognito.send(
      new AdminCreateUserCommand({
        UserPoolId: environment.USER_POOL_ID,
        Username: TEMPORARY_PASSWORD_OWNER.email,
        TemporaryPassword: TEMPORARY_PASSWORD_OWNER.password,
        MessageAction: 'SUPPRESS',
        UserAttributes: [
          { Name: 'email', Value: TEMPORARY_PASSWORD_OWNER.email },
          { Name: 'email_verified', Value: 'true' },
        ],
      }),
    ),
  )
  cognito.destroy()
}

const signUp = async (
  cognito: CognitoIdentityProviderClient,
  { USER_POOL_CLIENT_ID: ClientId, AWS_ENDPOINT_URL }: AwsEnvironment,
  email: string,
  password: string,
) => {
  await quietIf(
    [UsernameExistsException.name],
    cognito.send(
      new SignUpCommand({
        ClientId,
        Username: email,
        Password: password,
        UserAttributes: [{ Name: 'email', Value: email }],
      }),
    ),
  )
  const mailbox = await fetch(`${AWS_ENDPOINT_URL}/mailbox.json`)
  const messages = (await mailbox.json()) as { to: string; code?: string }[]
  const code = messages.find((message) => message.to === email && message.code)?.code ?? ''
  // Confirmed by an earlier run that was cut off: Cognito answers NotAuthorized, "Current status is CONFIRMED".
  await quietIf(
    ['NotAuthorizedException'],
    cognito.send(new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode: code })),
  )
}

const addTodos = async (
  cognito: CognitoIdentityProviderClient,
  { USER_POOL_CLIENT_ID: ClientId, AWS_ENDPOINT_URL }: AwsEnvironment,
  { email, password, todos }: (typeof seededUsers)[number],
) => {
  const { AuthenticationResult } = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  )
  const token = AuthenticationResult?.AccessToken ?? ''
  const sub = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sub as string
  const ask = async (query: string, variables: unknown = {}) => {
    const reply = await fetch(`${AWS_ENDPOINT_URL}/graphql`, {
      method: 'POST',
      headers: { authorization: token, 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    })
    const { data, errors } = (await reply.json()) as { data?: Record<string, unknown>; errors?: { message: string }[] }
    if (errors?.length || !data) throw new Error(`Seeding ${email} failed: ${errors?.[0]?.message ?? reply.status}`)
    return data
  }
  await ask('mutation Enter { enterWorkspace { standing displayName } }')
  const mine = await ask('query Mine($owner: String!) { todosByOwner(owner: $owner, limit: 50) { items { name } } }', {
    owner: sub,
  })
  const present = new Set((mine.todosByOwner as { items: { name: string }[] }).items.map((todo) => todo.name))
  for (const todo of todos)
    if (!present.has(todo.name))
      await ask('mutation Add($input: CreateTodoInput!) { createTodo(input: $input) { id } }', {
        input: toInput(todo, Date.now()),
      })
}

const DAY_MS = 86_400_000

const toInput = ({ name, isDone, notes, dueInDays }: SeededTodo, now: number) => ({
  id: newTodoId(now, randomBytes(10)),
  name,
  state: isDone ? 'DONE' : 'OPEN',
  ...(isDone && { doneAt: new Date(now).toISOString() }),
  ...(notes && { notes }),
  ...(dueInDays !== undefined && { due: new Date(now + dueInDays * DAY_MS).toISOString().slice(0, 10) }),
})
