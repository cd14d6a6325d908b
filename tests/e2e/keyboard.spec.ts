import { expect, type Page } from 'playwright/test'
import { test } from './browser-test'
import { atTodos, nameOf, newEmail, newVisitor } from './visitors'

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

test('with the keys alone one signs in, adds, renames, completes and deletes', async ({ open }) => {
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
  await expect(page.locator('#live')).toHaveText('Added “Oil the hinge”')
  await tabTo(page, 'Complete Oil the hinge')
  expect(await hasRing(page)).toBe(true)
  await page.keyboard.press('Enter')
  await expect(page.locator('#live')).toHaveText('“Oil the hinge” is done')
  expect(await focusedName(page)).toBe('Reopen Oil the hinge')
  await tabTo(page, 'Edit')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
  await page.keyboard.type(' twice')
  await page.keyboard.press('Enter')
  await expect(page.locator('#live')).toHaveText('Saved as “Oil the hinge twice”')
  await tabTo(page, 'Delete')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Delete' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#live')).toHaveText('Deleted “Oil the hinge twice”')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test("with the keys alone one reaches the reason of another's todo and the account menu", async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'inez')
  await tabTo(page, `Account of ${nameOf(person)}`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: 'Change name' })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Change name' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Change name' })).toBeHidden()
  const reason = page.getByRole('button', { name: /Only .+ can change this/ }).first()
  await tabTo(page, (await reason.getAttribute('aria-label')) ?? '')
  expect(await hasRing(page)).toBe(true)
  await expect(page.locator('.row-reason').first()).toHaveCSS('opacity', '1')
})

test('the first Tab leads past the head of the page', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'jens')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#content$/)
})
