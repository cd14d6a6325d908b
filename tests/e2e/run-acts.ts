// What an administrator does on the pages of runs.
import { AdminListGroupsForUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, type Page } from 'playwright/test'
import { cognitoOf, type Person } from '../people'
import { environment } from './addresses'
import { makeTemporary } from './temporary-user'
import { newEmail, newVisitor, wearSession } from './visitors'

/** A new administrator, signed in on the page. */
export const beAdministrator = async (page: Page): Promise<Person> => {
  const person = await newVisitor(newEmail('chief'), ['everyone', 'admins'])
  await wearSession(page, person)
  return person
}

/** As many new users as asked who are missing; answers their addresses. */
export const makeMissing = async (count: number): Promise<string[]> => {
  const emails = Array.from({ length: count }, (_, at) => newEmail(`missing${at}x`))
  for (const email of emails) await makeTemporary(email, 'Temporary-word-1')
  return emails
}

export const isInGroup = async (email: string): Promise<boolean> => {
  const { Groups = [] } = await cognitoOf(environment).send(
    new AdminListGroupsForUserCommand({ UserPoolId: environment.USER_POOL_ID, Username: email }),
  )
  return Groups.some(({ GroupName }) => GroupName === 'everyone')
}

export const sentence = (page: Page) => page.getByRole('heading', { level: 1 })

/** Runs take as long as their worker needs; the page says so by itself. */
export const PATIENCE = { timeout: 45_000 }

export const planRun = async (page: Page) => {
  await page.goto('/admin/runs')
  await page.getByRole('button', { name: 'Plan a repair' }).click()
  await expect(page).toHaveURL(/\/admin\/runs\/[\w-]+$/)
}

/** Clears every box of the plan, and ticks those of the given addresses. Other tests have missing users of their own. */
export const chooseOnly = async (page: Page, emails: string[]) => {
  await expect(page.getByRole('heading', { name: 'Missing users', exact: true })).toBeVisible(PATIENCE)
  await page.getByRole('button', { name: 'Leave all of these' }).click()
  await expect(sentence(page)).toContainText('nobody is chosen', PATIENCE)
  await expect(page.getByRole('button', { name: /^Apply to/ })).toHaveCount(0)
  for (const email of emails) await page.getByRole('checkbox', { name: `Add ${email}` }).check()
  await saved(page)
}

/** Waits until every box that was ticked or cleared is on the server. */
export const saved = (page: Page) => expect(page.getByText('Saving your choice')).toHaveCount(0)
