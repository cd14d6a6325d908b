import { expect, type Page } from 'playwright/test'
import { changeElsewhere } from './todos-over-the-wire'
import { savedTodos } from './truth'
import { newEmail, newVisitor, wearSession } from './visitors'
import {
  add,
  addLine,
  goTo,
  MINE,
  plant,
  plantMany,
  rowOf,
  settle,
  shownNames,
  startEdit,
  test,
} from './workspace-acts'

const visit = async (page: Page, name: string, names: string[] = []) => {
  const person = await newVisitor(newEmail(name))
  for (const each of names) await plant(person, { name: each })
  await wearSession(page, person)
  await goTo(page, MINE)
  return person
}

const paste = (page: Page, text: string) =>
  addLine(page).evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

const startSearch = async (page: Page, text: string) => {
  await page.keyboard.press('/')
  await page.getByRole('searchbox').fill(text)
}

test.describe('while one searches', () => {
  test('what one adds or renames stays in sight, and the list that was empty keeps it', async ({ open }) => {
    const page = await open()
    await visit(page, 'adder')
    await startSearch(page, 'printer')
    await add(page, 'Buy milk')
    await settle(page)
    await expect(shownNames(page)).toHaveText(['Buy milk'])
    await expect(page.getByRole('search').getByRole('status')).toHaveText('0 found in all 1')
    const field = await startEdit(page, 'Buy milk')
    await field.fill('Buy oats')
    await field.press('Enter')
    await expect(shownNames(page)).toHaveText(['Buy oats'])
    await page.getByRole('searchbox').fill('printers')
    await expect(shownNames(page)).toHaveCount(0)
    await page.getByRole('searchbox').press('Escape')
    await expect(shownNames(page)).toHaveText(['Buy oats'])
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  })

  test('the last todo of the list is deleted for good, and the others are there when the search is closed', async ({
    open,
  }) => {
    const page = await open()
    const person = await newVisitor(newEmail('last'))
    for (const name of ['Last', 'Second', 'First']) await plant(person, { name, state: 'TRASH' })
    await wearSession(page, person)
    await goTo(page, '/todos?of=mine&show=trash')
    await startSearch(page, 'last')
    await expect(shownNames(page)).toHaveText(['Last'])
    await rowOf(page, 'Last').hover()
    await rowOf(page, 'Last').getByRole('link', { name: 'Delete for good' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
    await expect(shownNames(page)).toHaveCount(0)
    await settle(page)
    await page.getByRole('button', { name: 'Close the search' }).click()
    await expect(shownNames(page)).toHaveText(['First', 'Second'])
  })

  test('what is found stays where it is, and keeps the focus, when somebody renames it', async ({ open }) => {
    const page = await open()
    const person = await newVisitor(newEmail('finder'))
    for (const name of ['Print flyers', 'Print posters']) await plant(person, { name })
    const id = await plant(person, { name: 'Print cards' })
    await wearSession(page, person)
    await goTo(page, MINE)
    await startSearch(page, 'print')
    await page.getByRole('link', { name: 'Print cards' }).focus()
    await changeElsewhere(person, id, { name: 'Order cards' })
    await expect(shownNames(page)).toHaveText(['Order cards', 'Print posters', 'Print flyers'])
    await expect(page.getByRole('link', { name: 'Order cards' })).toBeFocused()
    await page.getByRole('searchbox').fill('prin')
    await expect(shownNames(page)).toHaveText(['Print posters', 'Print flyers'])
  })

  test('a page that does not come is said beside what was searched, and is asked for again', async ({ open }) => {
    const page = await open({ mayLog: /Failed to load resource/ })
    const person = await newVisitor(newEmail('unlucky'))
    await plantMany(person, 60)
    await wearSession(page, person)
    await goTo(page, MINE)
    await page.route('**/todos/rows*', (route) => route.abort())
    await startSearch(page, 'no such thing')
    const found = page.getByRole('search').getByRole('status')
    await expect(found).toHaveText('0 found, 50 searched so far · The next todos did not come. Try again.')
    await page.unroute('**/todos/rows*')
    await page.getByRole('button', { name: 'Search further' }).click()
    await expect(found).toHaveText('0 found in all 60')
  })
})

test('a hundred pasted lines in a script of three bytes a letter are saved', async ({ open }) => {
  const page = await open()
  const person = await visit(page, 'scribe')
  const lines = Array.from({ length: 100 }, (_, at) => `${at} ${'木'.repeat(190)}`)
  await paste(page, lines.join('\n'))
  await page.getByRole('dialog').getByRole('button', { name: 'Add 100 todos' }).click()
  await settle(page)
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0)
  expect((await savedTodos(person)).map(({ name }) => name).toSorted()).toEqual(lines.toSorted())
})

test('of a pasted line that is longer than a name the whole is in the notes, and the question says so', async ({
  open,
}) => {
  const page = await open()
  await visit(page, 'long')
  const long = `${'very '.repeat(60)}long`
  await paste(page, `Short\n${long}\n${'x'.repeat(2_001)}`)
  const question = page.getByRole('dialog')
  await expect(question).toContainText('1 of them is longer than a name can be: the whole line goes into the notes.')
  await expect(question).toContainText('1 of them is longer than 2,000 characters and cannot be added.')
  await question.getByRole('button', { name: 'Add 2 todos' }).click()
  await settle(page)
  const name = 'very '.repeat(40).trim()
  await expect(shownNames(page)).toHaveText(['Short', name])
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText(long)
})

test('a panel that is closed over something written asks, and discards it only then', async ({ open }) => {
  const page = await open()
  await visit(page, 'writer', ['Letter'])
  await page.getByRole('link', { name: 'Letter' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('button', { name: 'Edit' }).click()
  await panel.getByLabel('Notes').fill('Dear all')
  await panel.getByLabel('Notes').press('Escape')
  await expect(panel.getByRole('alert')).toContainText('What you wrote is not saved yet.')
  await expect(panel.getByLabel('Notes')).toHaveValue('Dear all')
  await panel.getByRole('button', { name: 'Save' }).click()
  await expect(panel).toContainText('Dear all')
  await settle(page)
  await panel.getByRole('button', { name: 'Edit' }).click()
  await panel.getByLabel('Notes').fill('Never mind')
  await panel.getByRole('button', { name: 'Close' }).click()
  await panel.getByRole('button', { name: 'Discard it' }).click()
  await expect(panel).toHaveCount(0)
  await page.getByRole('link', { name: 'Letter' }).click()
  await expect(page.getByRole('dialog')).toContainText('Dear all')
})

test('a page that is left in the middle of a name asks first', async ({ open }) => {
  const page = await open()
  await visit(page, 'leaver', ['Half'])
  const field = await startEdit(page, 'Half')
  await field.fill('Half a thou')
  const asked = page.waitForEvent('dialog')
  // Nothing waits for a page that stays.
  await page.evaluate(() => setTimeout(() => location.reload()))
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(field).toHaveValue('Half a thou')
})

test('a day ends on the page, too', async ({ open }) => {
  const page = await open({ timezoneId: 'UTC' })
  const person = await newVisitor(newEmail('today'))
  await plant(person, { name: 'Pay', due: new Date().toISOString().slice(0, 10) })
  await wearSession(page, person)
  await page.clock.install()
  await goTo(page, MINE)
  await expect(rowOf(page, 'Pay')).toContainText('Today')
  await page.clock.fastForward('24:00:00')
  await expect(rowOf(page, 'Pay')).toContainText('Overdue 1 day')
})

test('a day that a direct call wrote with an offset is shown as that day, and the list stands', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('zone'))
  for (const due of ['2026-01-01Z', '2026-01-02+05:30']) await plant(person, { name: `Due ${due}`, due })
  await wearSession(page, person)
  for (const path of [MINE, '/todos']) {
    await goTo(page, path)
    await expect(rowOf(page, 'Due 2026-01-01Z')).toContainText('Overdue')
    await expect(rowOf(page, 'Due 2026-01-02+05:30').locator('time')).toHaveAttribute('datetime', '2026-01-02')
  }
})

test('an address that goes on from a place that is not there shows the list from its head, and says nothing else', async ({
  open,
}) => {
  const page = await open()
  await visit(page, 'lost', ['Found'])
  await goTo(page, `${MINE}&after=nonsense`)
  await expect(shownNames(page)).toHaveText(['Found'])
  await expect(page.getByRole('link', { name: 'Back to the newest' })).toHaveCount(0)
})
