import { expect } from 'playwright/test'
import { addTodo as addOverTheWire } from '../people'
import { addTodo, deleteTodo, rowOf, said, startRename } from './acts'
import { environment } from './addresses'
import { test } from './browser-test'
import { atTodos, nameOf } from './visitors'

test('the newest todo is first, trimmed, and as it was typed in any script', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'sara')
  const names = ['שלום עולם', 'مرحبا بالعالم', '👩‍👩‍👧‍👦 family day 🏳️‍🌈', '日本語の仕事', 'x'.repeat(200)]
  for (const name of names) {
    await page.getByLabel('New todo').fill(`  ${name} `.slice(0, name.length === 200 ? undefined : 210).trim())
    await page.getByLabel('New todo').press('Enter')
    await expect(page.getByRole('listitem').first().locator('bdi').first()).toHaveText(name)
  }
  await page.getByLabel('New todo').fill('   Trim me   ')
  await page.getByLabel('New todo').press('Enter')
  await expect(page.getByRole('listitem').first().locator('bdi').first()).toHaveText('Trim me')
  await page.reload()
  const shown = await page.getByRole('listitem').locator('bdi[id]').allTextContents()
  expect(shown.slice(0, 6)).toEqual(['Trim me', ...names.toReversed()])
})

test('Enter saves a name, Escape restores it, and the focus comes back to the row', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'tess')
  await addTodo(page, 'Paint the door')
  let field = await startRename(page, 'Paint the door')
  await expect(field).toBeFocused()
  await field.fill('Paint the window')
  await field.press('Escape')
  await expect(rowOf(page, 'Paint the door').getByRole('link', { name: 'Edit' })).toBeFocused()
  field = await startRename(page, 'Paint the door')
  await expect(field).toHaveValue('Paint the door')
  await field.fill('Paint the wall')
  await field.press('Enter')
  await expect(rowOf(page, 'Paint the wall').getByRole('link', { name: 'Edit' })).toBeFocused()
  await expect(said(page)).toHaveText('Saved as “Paint the wall”')
})

test('adding, completing, reopening and deleting are announced, and deleting asks first', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'uma')
  await addTodo(page, 'Wax the floor')
  await expect(said(page)).toHaveText('Added “Wax the floor”')
  await expect(page.getByLabel('New todo')).toBeFocused()
  await expect(page.getByLabel('New todo')).toHaveValue('')
  await page.getByRole('button', { name: 'Complete Wax the floor' }).click()
  await expect(said(page)).toHaveText('“Wax the floor” is done')
  await page.getByRole('button', { name: 'Reopen Wax the floor' }).click()
  await expect(said(page)).toHaveText('“Wax the floor” is open again')
  await rowOf(page, 'Wax the floor').getByRole('link', { name: 'Delete' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rowOf(page, 'Wax the floor')).toBeVisible()
  await deleteTodo(page, 'Wax the floor')
  await expect(said(page)).toHaveText('Deleted “Wax the floor”')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('a box ticked ten times in a hurry ends in the last state', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'vito')
  const name = `Make up my mind ${Date.now()}`
  await addTodo(page, name)
  const box = rowOf(page, name).getByRole('button')
  let asked = 0
  let answered = 0
  page.on('request', (request) => {
    if (request.method() === 'POST') asked += 1
  })
  page.on('response', (response) => {
    if (response.request().method() === 'POST') answered += 1
  })
  for (let tick = 0; tick < 9; tick++) await box.click()
  await box.click()
  await expect(page.getByRole('button', { name: `Complete ${name}` })).toBeVisible()
  // The next one leaves as soon as the last is answered: all are done when half a second brings no other.
  let before = -1
  const isSettled = () => {
    const settled = asked === answered && asked === before
    before = asked
    return settled
  }
  await expect.poll(isSettled, { intervals: [500] }).toBe(true)
  await page.reload()
  await expect(page.getByRole('button', { name: `Complete ${name}` })).toBeVisible()
})

test('Enter twice in a hurry adds one todo', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'hasty')
  const name = `Only once ${Date.now()}`
  await page.getByLabel('New todo').fill(name)
  await page.getByLabel('New todo').evaluate((field: HTMLInputElement) => {
    field.form?.requestSubmit()
    field.form?.requestSubmit()
  })
  await expect(said(page)).toHaveText(`Added “${name}”`)
  await page.reload()
  await expect(rowOf(page, name)).toHaveCount(1)
})

test('a list of 120 has pages of 50, and every todo once', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'wren', [])
  for (let start = 0; start < 120; start += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => addOverTheWire(environment, person, `Task ${start + index}`)),
    )
  await page.reload()
  const seen: string[] = []
  for (const size of [50, 50, 20]) {
    await expect(page.getByRole('listitem')).toHaveCount(size)
    seen.push(...(await page.getByRole('listitem').locator('bdi[id]').allTextContents()))
    if (seen.length < 120) {
      const address = page.url()
      await page.getByRole('link', { name: 'Show older' }).click()
      await expect(page).not.toHaveURL(address)
    }
  }
  expect(new Set(seen).size).toBe(120)
  await expect(page.getByRole('link', { name: 'Show older' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Back to the newest' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(50)
  expect(nameOf(person)).toMatch(/^wren/)
})
