// Who acts in the attacks. Every test file makes people of its own, so that files may run in any order.
import { randomUUID } from 'node:crypto'
import type { AwsEnvironment } from '../../scripts/seeded-users'
import { ask, createPerson, type Person } from '../people'

export type Identity = 'anonymous' | 'nonMember' | 'member' | 'owner' | 'admin'

export interface Cast {
  nonMember: Person
  member: Person
  /** Whose todo is "other's" to everybody else. */
  owner: Person
  admin: Person
  /** In no group, and acts in nothing: whom a repair would move. */
  waiting: Person
}

export const IDENTITIES: readonly Identity[] = ['anonymous', 'nonMember', 'member', 'owner', 'admin']

export const newEmail = (word: string) => `${word}-${randomUUID().slice(0, 8)}@example.com`

/** Somebody of the given groups, with an entry in the directory. */
export const createEntered = async (environment: AwsEnvironment, email: string, groups: string[]) => {
  const made = await createPerson(environment, email, groups)
  await ask(environment, made.accessToken, 'mutation { enterWorkspace { standing } }')
  return made
}

/** Five people with an entry each in the directory. */
export const createCast = async (environment: AwsEnvironment): Promise<Cast> => {
  const person = (word: string, groups: string[]) => createEntered(environment, newEmail(word), groups)
  const [nonMember, member, owner, admin, waiting] = await Promise.all([
    person('outside', []),
    person('inside', ['everyone']),
    person('owning', ['everyone']),
    person('ruling', ['everyone', 'admins']),
    person('waiting', []),
  ])
  return { nonMember, member, owner, admin, waiting }
}
