// What a person does on the pages, by the names that they read there.
import { expect, type Page } from 'playwright/test'
import { mailedCode as codeMailedBy } from '../people'
import { awsEndpoint } from './addresses'

export const fillSignIn = async (page: Page, email: string, password: string) => {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export const signIn = async (page: Page, email: string, password: string) => {
  await page.goto('/sign-in')
  await fillSignIn(page, email, password)
}

export const signUp = async (page: Page, email: string, password: string) => {
  await page.goto('/sign-up')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByRole('heading', { name: 'Confirm your email' })).toBeVisible()
}

/** On the page where a sign-up leads: the code of the letter, and the password once more. */
export const confirm = async (page: Page, code: string, password: string) => {
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Confirm and sign in' }).click()
}

/** The last code that was mailed to an address. */
export const mailedCode = (email: string) => codeMailedBy(awsEndpoint, email)

export const signOut = async (page: Page) => {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in\?done=out$/)
}

export const rowOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

/** Adds a todo, and waits until it is saved. */
export const addTodo = async (page: Page, name: string) => {
  await page.getByLabel('New todo').fill(name)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(rowOf(page, name)).toBeVisible()
  await saved(page, name)
}

/** Waits until nothing of a todo is on its way. */
export const saved = (page: Page, name: string) => expect(rowOf(page, name)).not.toHaveAttribute('aria-busy', 'true')

export const startRename = async (page: Page, name: string) => {
  const row = rowOf(page, name).first()
  await row.hover()
  await row.getByRole('link', { name: 'Edit' }).click()
  return page.getByRole('textbox', { name: 'Name', exact: true })
}

/** Moves a todo to the trash, of which nobody is asked. */
export const trashTodo = async (page: Page, name: string) => {
  await rowOf(page, name).hover()
  await rowOf(page, name).getByRole('button', { name: 'Move to Trash' }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
}

export const goToTrash = async (page: Page) => {
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Trash' }).click()
  await expect(page).toHaveURL(/[?&]show=trash/)
}

/** Deletes what is in the trash for good: asked in a dialog, or on a page where no script runs. */
export const removeTodo = async (page: Page, name: string) => {
  await rowOf(page, name).hover()
  await rowOf(page, name).getByRole('link', { name: 'Delete for good' }).click()
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
}

/** The id of a todo that is on the page. */
export const idOf = async (page: Page, name: string) => (await rowOf(page, name).getAttribute('data-id')) ?? ''

/** The words that the page's live region says. */
export const said = (page: Page) => page.locator('#live')
