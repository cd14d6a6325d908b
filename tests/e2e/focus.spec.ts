// The focus is never lost to the page: what takes the place of what was pressed takes its focus, or its row does.
import { expect, type Page } from 'playwright/test'
import { said } from './acts'
import { newEmail, newVisitor, wearSession } from './visitors'
import {
  add,
  changeElsewhere,
  deafen,
  enter,
  focusOn,
  goTo,
  idOf,
  MINE,
  MY_DONE,
  plant,
  plantMany,
  rowOf,
  scrollToEnd,
  selection,
  settle,
  startEdit,
  test,
} from './workspace-acts'

const conflict = (page: Page) => page.getByRole('group', { name: 'Conflict' })
const select = (page: Page) => page.getByRole('button', { name: 'Select', exact: true })
const nameLink = (page: Page, name: string) => rowOf(page, name).getByRole('link', { name, exact: true })

/** A list whose only todo was renamed elsewhere, of which its page has heard nothing. */
const openBehind = async (page: Page) => {
  await deafen(page)
  const person = await newVisitor(newEmail('focus'))
  const id = await plant(person, { name: 'Paint the door', notes: 'Red' })
  await wearSession(page, person)
  await page.goto(MINE, { waitUntil: 'networkidle' })
  return { person, id }
}

test('a conflict that comes in place of a name takes the focus', async ({ open }) => {
  const page = await open()
  const { person, id } = await openBehind(page)
  const field = await startEdit(page, 'Paint the door')
  await field.fill('Paint the door red')
  await changeElsewhere(person, id, { name: 'Paint the door blue' })
  await field.press('Enter')
  await expect(conflict(page)).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(conflict(page).getByRole('button', { name: 'Keep yours' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(nameLink(page, 'Paint the door red')).toBeFocused()
})

test('in the panel the focus goes to the name and back to Edit, what was saved is said, and what is too long is refused there', async ({
  open,
}) => {
  const page = await open()
  await enter(page, 'panel')
  await add(page, 'Paint the door')
  await focusOn(page, 'Paint the door')
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Edit' }).press('Enter')
  const name = panel.getByLabel('Name')
  await expect(name).toBeFocused()
  const long = 'x'.repeat(201)
  await name.fill(long)
  await panel.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(panel.getByText('at most 200 characters')).toBeVisible()
  await expect(name).toBeFocused()
  await expect(name).toHaveValue(long)
  await name.fill('Paint the door')
  await panel.getByLabel('Notes').fill('Green')
  await panel.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(panel.getByRole('button', { name: 'Edit' })).toBeFocused()
  await expect(said(page)).toHaveText('Saved as “Paint the door”')
  await page.keyboard.press('Escape')
  await expect(nameLink(page, 'Paint the door')).toBeFocused()
})

test('both texts of a conflict can be read in the panel, one under the other', async ({ open }) => {
  const page = await open()
  const { person, id } = await openBehind(page)
  await nameLink(page, 'Paint the door').click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Edit' }).click()
  await panel.getByLabel('Notes').fill('Blue, with two coats, and the frame of the door as well')
  await changeElsewhere(person, id, { notes: 'Green, with three coats' })
  await panel.getByRole('button', { name: 'Save' }).click()
  const parts = panel.getByRole('group', { name: 'Conflict' }).locator('section')
  await expect(parts).toHaveCount(2)
  const [mine, theirs] = [await parts.first().boundingBox(), await parts.last().boundingBox()]
  expect(theirs?.y).toBeGreaterThanOrEqual((mine?.y ?? 0) + (mine?.height ?? 0))
  const text = await parts.first().locator('div').boundingBox()
  expect(text?.width).toBeGreaterThan(200)
})

test('Select stays where it is while one selects, and ends it; Escape leads from a box to its row', async ({
  open,
}) => {
  const page = await open()
  await enter(page, 'selector')
  await add(page, 'Ring the bell', 'Light the lamp')
  const tools = page.getByRole('button', { name: 'More about this list' })
  const before = await tools.boundingBox()
  await select(page).press('Enter')
  await expect(selection(page)).toBeVisible()
  await expect(select(page)).toBeFocused()
  await expect(select(page)).toHaveAttribute('aria-pressed', 'true')
  expect(await tools.boundingBox()).toEqual(before)
  await select(page).press('Enter')
  await expect(selection(page)).toHaveCount(0)
  await expect(select(page)).toBeFocused()
  await select(page).press('Enter')
  await page.getByRole('checkbox', { name: 'Select Light the lamp' }).press('Space')
  await page.keyboard.press('Escape')
  await expect(nameLink(page, 'Light the lamp')).toBeFocused()
  await select(page).click()
  await selection(page).getByRole('button', { name: 'Stop selecting' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Mine' })).toBeFocused()
})

test('the bar of a selection is as wide as the list, and says when there is more than it can select', async ({
  open,
}) => {
  const page = await open()
  const person = await newVisitor(newEmail('many'))
  await plantMany(person, 60, 'DONE')
  await wearSession(page, person)
  await goTo(page, MY_DONE)
  await select(page).click()
  const all = selection(page).getByRole('button', { name: 'Select the 50 of yours loaded so far' })
  await all.click()
  await expect(selection(page)).toContainText('50 selected')
  const [bar, list] = [await selection(page).boundingBox(), await page.getByRole('list').boundingBox()]
  expect([bar?.x, bar?.width]).toEqual([list?.x, list?.width])
  await selection(page).getByRole('button', { name: 'Stop selecting' }).click()
  await page.getByRole('link', { name: 'Load more' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(60)
  await select(page).click()
  await expect(selection(page).getByRole('button', { name: 'Select all yours' })).toBeVisible()
})

test('what others have added is shown from its top, and the newest of it takes the focus', async ({ open }) => {
  const page = await open()
  await enter(page, 'reader', '/todos')
  const person = await newVisitor(newEmail('adder'))
  const stamp = Date.now()
  for (let at = 0; at < 30; at += 1) await plant(person, { name: `New ${stamp} ${at}` })
  await expect(page.getByRole('button', { name: /^30 new/ })).toBeVisible()
  await page.keyboard.press('r')
  await expect(nameLink(page, `New ${stamp} 29`)).toBeFocused()
  expect(await page.getByRole('listitem').first().textContent()).toContain(`New ${stamp} 29`)
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('on the page of a todo what came of an act takes the focus when its button went', async ({ open }) => {
  const page = await open()
  await enter(page, 'page')
  await add(page, 'Paint the door')
  await page.goto(`/todos/${await idOf(page, 'Paint the door')}`)
  await page.getByRole('button', { name: 'Complete' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'It is done.' })).toBeVisible()
  await page.getByRole('button', { name: 'Move to Trash' }).press('Enter')
  const outcome = page.getByText('It is in Trash, and can be restored there for 30 days.')
  await expect(outcome).toBeVisible()
  await expect(page.locator(':focus').filter({ has: outcome })).toHaveCount(1)
})

test('an import that begins and ends keeps the focus beside its progress', async ({ open }) => {
  const page = await open()
  await enter(page, 'importer')
  await page.goto('/import')
  await page.getByLabel('File').setInputFiles({
    name: 'todos.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name\nSort the post\nCount the keys\n'),
  })
  await page.getByRole('button', { name: 'Add 2 todos' }).press('Enter')
  const done = page.getByText('2 todos were added.')
  await expect(done).toBeVisible()
  await expect(page.locator(':focus').filter({ has: done })).toHaveCount(1)
})

test('a name that is pasted too long is not cut: it is refused in words where it stands, and nothing of it is lost', async ({
  open,
}) => {
  const page = await open()
  await enter(page, 'long')
  await add(page, 'Short')
  const long = `${'y'.repeat(300)} END`
  const field = await startEdit(page, 'Short')
  await field.fill('')
  await page.keyboard.insertText(long)
  await field.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'at most 200 characters' })).toBeVisible()
  await expect(field).toHaveValue(long)
  await page.getByLabel('New todo').click()
  const row = page.getByRole('listitem').filter({ hasText: 'Not saved:' })
  await expect(row).toContainText(long)
  await expect(row).toContainText('at most 200 characters')
  await row.hover()
  await row.getByRole('link', { name: 'Edit' }).click()
  await expect(field).toHaveValue(long)
  await field.fill('Shorter')
  await field.press('Enter')
  await expect(nameLink(page, 'Shorter')).toBeFocused()
  await page.getByLabel('New todo').focus()
  await page.keyboard.insertText(long)
  await page.keyboard.press('Enter')
  await expect(page.getByText('at most 200 characters')).toBeVisible()
  await expect(page.getByLabel('New todo')).toHaveValue(long)
  await settle(page)
})

test('Back and a reload lead to where one was in a long list', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('back'))
  await plantMany(person, 170, 'DONE')
  await wearSession(page, person)
  await goTo(page, MY_DONE)
  await scrollToEnd(page)
  await expect(page.getByRole('listitem')).toHaveCount(170)
  const name = (await page.getByRole('listitem').nth(120).locator('bdi').first().textContent()) ?? ''
  const top = () => rowOf(page, name).evaluate((row) => Math.round(row.getBoundingClientRect().top))
  await rowOf(page, name).evaluate((row) => row.scrollIntoView())
  await page.waitForTimeout(300)
  const before = await top()
  await page.goto(`/todos/${await idOf(page, name)}`)
  await page.goBack()
  await expect(page.getByRole('listitem')).toHaveCount(170)
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(50)
  await page.reload()
  await expect(page.getByRole('listitem')).toHaveCount(170)
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(50)
})
