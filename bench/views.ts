import { ask, createPerson, type Person, signIn } from '../tests/people'
import type { Stack } from '../tests/stack'

export interface BenchPeople {
  alice: Person
  bob: Person
  /** Owns as many todos as the others, and is in no group. */
  outsider: Person
}

const OUTSIDER = 'outsider@example.com'

export const createBenchPeople = async (stack: Stack): Promise<BenchPeople> => {
  const outsider = await createPerson(stack.environment, OUTSIDER)
  await ask(stack.environment, outsider.accessToken, 'mutation { enterWorkspace { standing } }')
  return signInAgain(stack, outsider)
}

/** With new tokens: a measurement takes longer than they live. */
export const signInAgain = async ({ environment }: Stack, outsider: Person): Promise<BenchPeople> => ({
  alice: await signIn(environment, 'alice@example.com', 'Commons-alice-1'),
  bob: await signIn(environment, 'bob@example.com', 'Commons-bob-1'),
  outsider: await signIn(environment, OUTSIDER, outsider.password),
})

export const ownersOf = ({ alice, bob, outsider }: BenchPeople) => [alice.sub, bob.sub, outsider.sub]

export interface BenchView {
  name: string
  path: string
}

const own: BenchView[] = [
  { name: 'own, open', path: '/todos?of=mine' },
  { name: 'own, done', path: '/todos?of=mine&show=done' },
  { name: 'own, trash', path: '/todos?of=mine&show=trash' },
]

/** Every view that a member has, in turn; a person's is another's. */
export const memberViews = (personId: string): BenchView[] => [
  { name: 'everyone, open', path: '/todos' },
  { name: 'everyone, done', path: '/todos?show=done' },
  ...own,
  { name: 'a person, open', path: `/todos?of=${personId}` },
  { name: 'a person, done', path: `/todos?of=${personId}&show=done` },
]

/** Whoever is no member sees their own, whatever they ask for. */
export const outsiderViews: BenchView[] = [{ name: 'everyone asked for, open', path: '/todos' }, ...own]
