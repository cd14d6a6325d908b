import { expect, type Page } from 'playwright/test'
import { rowOf, said, saved } from './acts'
import { test } from './browser-test'
import { makeTodo } from './todos-over-the-wire'
import { atTodos, nameOf, newEmail, newVisitor, wearSession } from './visitors'

const focusedName = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement?.cloneNode(true) as Element
    for (const hidden of focused.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
    return focused.getAttribute('aria-label') ?? focused.textContent ?? ''
  })

/** Presses Tab until what is focused is called so. */
const tabTo = async (page: Page, name: string) => {
  for (let press = 0; press < 80; press++) {
    await page.keyboard.press('Tab')
    if ((await focusedName(page)) === name) return
  }
  throw new Error(`Tab never came to ${name}`)
}

const hasRing = (page: Page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body)
    return style.outlineStyle !== 'none' || Number.parseFloat(style.borderBottomWidth) >= 2
  })

test('with the keys alone one signs in, adds, renames, completes and deletes for good', async ({ open }) => {
  const page = await open()
  const { email, password } = await newVisitor(newEmail('hans'))
  await page.goto('/sign-in')
  await expect(page.getByLabel('Email')).toBeFocused()
  await page.keyboard.type(email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/todos$/)

  await tabTo(page, 'New todo')
  expect(await hasRing(page)).toBe(true)
  await page.keyboard.type('Oil the hinge')
  await page.keyboard.press('Enter')
  await expect(said(page)).toHaveText('Added “Oil the hinge”')
  await tabTo(page, 'Complete Oil the hinge')
  expect(await hasRing(page)).toBe(true)
  await page.keyboard.press('Enter')
  await expect(said(page)).toHaveText('“Oil the hinge” is done')
  expect(await focusedName(page)).toBe('Reopen Oil the hinge')
  await tabTo(page, 'Oil the hinge')
  expect(await hasRing(page)).toBe(true)
  await tabTo(page, 'Edit')
  expect(await hasRing(page)).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  expect(await hasRing(page)).toBe(true)
  await page.keyboard.type(' twice')
  await page.keyboard.press('Enter')
  await expect(said(page)).toHaveText('Saved as “Oil the hinge twice”')
  await expect(rowOf(page, 'Oil the hinge twice').getByRole('link', { name: 'Oil the hinge twice' })).toBeFocused()
  await tabTo(page, 'Move to Trash')
  expect(await hasRing(page)).toBe(true)
  await page.keyboard.press('Enter')
  await expect(said(page)).toHaveText('“Oil the hinge twice” is in Trash')
  await expect(page.locator('li[data-id] a[data-act="open"]').first()).toBeFocused()
  await expect(page.locator('li[aria-busy]')).toHaveCount(0)

  await page.keyboard.press('3')
  await expect(page).toHaveURL(/show=trash/)
  await tabTo(page, 'Delete for good')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Keep it' })).toBeFocused()
  await tabTo(page, 'Delete for good')
  expect(await hasRing(page)).toBe(true)
  await page.keyboard.press('Enter')
  await expect(said(page)).toHaveText('“Oil the hinge twice” is deleted for good')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('single keys go through the list and act on its rows, until they are switched off', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('keya'))
  for (const name of ['Third', 'Second', 'First']) await makeTodo(person, { name })
  await wearSession(page, person)
  await page.goto('/todos?of=mine')
  const link = (name: string) => rowOf(page, name).getByRole('link', { name, exact: true })
  // What listens for keys comes once the page is usable.
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('j')
  await expect(link('First')).toBeFocused()
  await page.keyboard.press('j')
  await expect(link('Second')).toBeFocused()
  await page.keyboard.press('k')
  await page.keyboard.press('c')
  await expect(said(page)).toHaveText('“First” is done')
  await page.keyboard.press('e')
  const field = page.getByRole('textbox', { name: 'Name', exact: true })
  await expect(field).toBeFocused()
  // Letters of a name act on nothing.
  await page.keyboard.type(' cxz#')
  await page.keyboard.press('Enter')
  await expect(said(page)).toHaveText('Saved as “First cxz#”')
  await expect(link('First cxz#')).toBeFocused()
  await page.keyboard.press('#')
  await expect(said(page)).toHaveText('“First cxz#” is in Trash')
  await expect(link('Second')).toBeFocused()
  await page.keyboard.press('z')
  await expect(said(page)).toHaveText('“First cxz#” is restored')
  await page.keyboard.press('x')
  await expect(page.getByRole('checkbox', { name: 'Select First cxz#' })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(page.getByLabel('New todo')).toBeFocused()
  await page.keyboard.type('j')
  await expect(page.getByLabel('New todo')).toHaveValue('j')
  await page.locator('#title').focus()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search these todos' })).toBeFocused()
  await page.keyboard.type('second')
  await expect(link('Third')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(link('Third')).toBeVisible()

  await page.locator('#title').focus()
  await page.keyboard.press('?')
  await page.getByRole('checkbox', { name: 'Single keys act on this page' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.locator('#title').focus()
  await page.keyboard.press('j')
  await expect(page.locator('#title')).toBeFocused()
})

test('Escape closes the menu of a list, and keys that are pressed in it do nothing to the list', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'mena', [])
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'More about this list' }).press('Enter')
  const menu = page.locator('#list-tools')
  await expect(menu).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByLabel('New todo')).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
})

test('the panel of a todo is opened, left and acted in with the keys, and the focus comes back to its row', async ({
  open,
}) => {
  const page = await open()
  const person = await newVisitor(newEmail('pana'))
  await makeTodo(person, { name: 'Polish the brass', notes: 'https://brass.example' })
  await wearSession(page, person)
  await page.goto('/todos?of=mine')
  const link = rowOf(page, 'Polish the brass').getByRole('link', { name: 'Polish the brass' })
  await link.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Polish the brass' })
  await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  await expect(link).toBeFocused()
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'Edit' }).press('Enter')
  await panel.getByLabel('Notes').fill('With a soft cloth.')
  await panel.getByLabel('Due').fill('2030-01-02')
  await panel.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(panel).toContainText('With a soft cloth.')
  await page.keyboard.press('Escape')
  await saved(page, 'Polish the brass')
  await page.reload()
  await expect(rowOf(page, 'Polish the brass')).toContainText('2 Jan 2030')
})

test('a panel that is opened again in the moment in which it closes is open', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('pavi'))
  await makeTodo(person, { name: 'Oil the hinge' })
  await wearSession(page, person)
  await page.goto('/todos?of=mine')
  await rowOf(page, 'Oil the hinge').getByRole('link', { name: 'Oil the hinge' }).press('Enter')
  const panel = page.getByRole('dialog', { name: 'Oil the hinge' })
  await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused()
  // When a browser has much to do, it says that a dialog is closed only after what is pressed next.
  await panel.getByRole('button', { name: 'Close' }).evaluate(async (close: HTMLElement) => {
    close.click()
    await Promise.resolve()
    if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.click()
  })
  // Once the browser has said so.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 100)))
  await expect(panel.getByRole('button', { name: 'Close' })).toBeFocused()
})

test("with the keys alone one reaches the reason of another's todo and the account menu", async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'inez')
  await tabTo(page, `Account of ${nameOf(person)}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Your account' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Your account' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Your account' })).toBeHidden()
  const reason = page.getByRole('button', { name: /Only .+ can change this/ }).first()
  await tabTo(page, (await reason.getAttribute('aria-label')) ?? '')
  expect(await hasRing(page)).toBe(true)
  await expect(page.locator('.row-reason').first()).toHaveCSS('visibility', 'visible')
})

test('the first Tab leads past the head of the page', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'jens')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#content$/)
})
