// The people in the pictures, made over the wire.
import { AdminAddUserToGroupCommand, AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { ask, cognitoOf, type Person, signIn } from '../people'
import type { Stack } from '../stack'

const MISSING = ['zoe.hart', 'dmitri.volkov', 'amara.okafor', 'jonas.berg', 'lucia.ferrante', 'priya.raman']
const MEMBERS = [
  'maya.lindqvist',
  'tom.brennan',
  'hana.kobayashi',
  'omar.haddad',
  'ingrid.solberg',
  'rafael.moreno',
  'nia.adeyemi',
  'pavel.novak',
  'elif.demir',
  'george.papadakis',
  'sofia.rossi',
  'liam.oconnor',
]

/** A user as the Cognito console makes one; answers their username. */
const create = async ({ environment }: Stack, email: string): Promise<string> => {
  const { User } = await cognitoOf(environment).send(
    new AdminCreateUserCommand({
      UserPoolId: environment.USER_POOL_ID,
      Username: email,
      TemporaryPassword: 'Temporary-word-1',
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    }),
  )
  return User?.Username ?? ''
}

const join = async ({ environment }: Stack, username: string) =>
  cognitoOf(environment).send(
    new AdminAddUserToGroupCommand({
      UserPoolId: environment.USER_POOL_ID,
      Username: username,
      GroupName: 'everyone',
    }),
  )

/** Twelve members and six who are missing, and as many more of them as asked; answers the usernames of the missing. */
export const gather = async (stack: Stack, more = 0): Promise<string[]> => {
  for (const name of MEMBERS) await join(stack, await create(stack, `${name}@example.com`))
  const missing: string[] = []
  for (const name of MISSING) missing.push(await create(stack, `${name}@example.com`))
  for (let number = 1; number <= more; number += 1)
    missing.push(await create(stack, `guest.${String(number).padStart(3, '0')}@example.com`))
  return missing
}

export const signInAsAdmin = ({ environment }: Stack): Promise<Person> =>
  signIn(environment, 'admin@example.com', 'Commons-admin-1')

/** Asks until it is answered: an unkind twin refuses now and then. */
export const askUntilAnswered = async <T>({ environment }: Stack, admin: Person, query: string): Promise<T> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { data, errors } = await ask(environment, admin.accessToken, query)
    const [answer] = Object.values(data ?? {}) as ({ refusal?: string | null } | undefined)[]
    if (errors.length === 0 && answer && !answer.refusal) return data as T
  }
  throw new Error(`No answer in fifty attempts to ${query}`)
}
