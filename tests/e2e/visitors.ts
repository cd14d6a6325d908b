// People for the browser: made over the wire, since a test of todos need not sign up by hand each time.
import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright/test'
import { sessionCookie } from '../app-client'
import { ask, createPerson, type Person } from '../people'
import { environment, origin } from './addresses'

/** An address that nobody has, beginning with the given name. */
export const newEmail = (name: string) => `${name}${randomBytes(4).toString('hex')}@example.com`

export const nameOf = ({ email }: Pick<Person, 'email'>) => email.replace(/@.*/, '')

/** A signed-in user of the given groups, known to the directory. */
export const newVisitor = async (email: string, groups = ['everyone']): Promise<Person> => {
  const person = await createPerson(environment, email, groups)
  await ask(environment, person.accessToken, 'mutation { enterWorkspace { standing displayName } }')
  return person
}

/** Gives a browser the cookies that signing in would have given it. */
export const wearSession = async (page: Page, person: Person, url = origin) => {
  const cookies = sessionCookie(environment, person)
    .split('; ')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=')
      return { name, value, url, httpOnly: true, sameSite: 'Lax' as const }
    })
  await page.context().addCookies(cookies)
}

/** The todo page of a new member. */
export const atTodos = async (page: Page, name: string, groups?: string[]): Promise<Person> => {
  const person = await newVisitor(newEmail(name), groups)
  await wearSession(page, person)
  await page.goto('/todos')
  return person
}
