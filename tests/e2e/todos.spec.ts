import { expect, type Page } from 'playwright/test'
import { addTodo as addOverTheWire } from '../people'
import { addTodo, goToTrash, idOf, removeTodo, rowOf, said, saved, startRename, trashTodo } from './acts'
import { environment } from './addresses'
import { test } from './browser-test'
import { changeElsewhere, makeTodo } from './todos-over-the-wire'
import { atTodos, nameOf, newEmail, newVisitor, wearSession } from './visitors'
import { scrollToEnd } from './workspace-acts'

const shownNames = (page: Page) => page.getByRole('listitem').locator('bdi[id]').allTextContents()

test('the newest todo is first, trimmed, and as it was typed in any script', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'sara')
  const names = ['שלום עולם', 'مرحبا بالعالم', '👩‍👩‍👧‍👦 family day 🏳️‍🌈', '日本語の仕事', 'x'.repeat(200)]
  for (const name of names) {
    await page.getByLabel('New todo').fill(`  ${name} `.slice(0, name.length === 200 ? undefined : 210).trim())
    await page.getByLabel('New todo').press('Enter')
    await expect(page.getByRole('listitem').first().locator('bdi').first()).toHaveText(name)
    await saved(page, name)
  }
  await page.getByLabel('New todo').fill('   Trim me   ')
  await page.getByLabel('New todo').press('Enter')
  await expect(page.getByRole('listitem').first().locator('bdi').first()).toHaveText('Trim me')
  await saved(page, 'Trim me')
  await page.reload()
  expect((await shownNames(page)).slice(0, 6)).toEqual(['Trim me', ...names.toReversed()])
})

test('what is typed in a hurry is all there after the page was loaded again at once, in its order', async ({
  open,
}) => {
  const page = await open()
  await atTodos(page, 'swift', [])
  const names = Array.from({ length: 12 }, (_, at) => `Line ${at}`)
  for (const name of names) {
    await page.getByLabel('New todo').fill(name)
    await page.getByLabel('New todo').press('Enter')
  }
  await page.reload()
  // What was on its way arrives.
  await expect(async () => {
    await page.reload()
    expect(await shownNames(page)).toEqual(names.toReversed())
  }).toPass({ timeout: 10_000 })
})

test('Enter and leaving save a name, Escape restores it, and the focus comes back to the row', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'tess')
  await addTodo(page, 'Paint the door')
  let field = await startRename(page, 'Paint the door')
  await expect(field).toBeFocused()
  await field.fill('Paint the window')
  await field.press('Escape')
  await expect(rowOf(page, 'Paint the door').getByRole('link', { name: 'Paint the door' })).toBeFocused()
  field = await startRename(page, 'Paint the door')
  await expect(field).toHaveValue('Paint the door')
  await field.fill('Paint the wall')
  await field.press('Enter')
  await expect(rowOf(page, 'Paint the wall').getByRole('link', { name: 'Paint the wall' })).toBeFocused()
  await expect(said(page)).toHaveText('Saved as “Paint the wall”')
  field = await startRename(page, 'Paint the wall')
  await field.fill('Paint the ceiling')
  await page.getByLabel('New todo').focus()
  await expect(said(page)).toHaveText('Saved as “Paint the ceiling”')
  await saved(page, 'Paint the ceiling')
  await page.reload()
  await expect(rowOf(page, 'Paint the ceiling')).toBeVisible()
})

test('adding, completing, reopening, the trash and the way back are announced, and the focus is never lost', async ({
  open,
}) => {
  const page = await open()
  await atTodos(page, 'uma', [])
  await addTodo(page, 'Wax the floor')
  await expect(said(page)).toHaveText('Added “Wax the floor”')
  await expect(page.getByLabel('New todo')).toHaveValue('')
  await page.getByRole('button', { name: 'Complete Wax the floor' }).click()
  await expect(said(page)).toHaveText('“Wax the floor” is done')
  await page.getByRole('button', { name: 'Reopen Wax the floor' }).click()
  await expect(said(page)).toHaveText('“Wax the floor” is open again')
  await trashTodo(page, 'Wax the floor')
  await expect(said(page)).toHaveText('“Wax the floor” is in Trash')
  await expect(page.locator('#title')).toBeFocused()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(said(page)).toHaveText('“Wax the floor” is restored')
  await expect(rowOf(page, 'Wax the floor').getByRole('link', { name: 'Wax the floor' })).toBeFocused()
  await addTodo(page, 'Air the rooms')
  await expect(page.getByLabel('New todo')).toBeFocused()
  await trashTodo(page, 'Air the rooms')
  await expect(rowOf(page, 'Wax the floor').getByRole('link', { name: 'Wax the floor' })).toBeFocused()
})

test('what is in the trash is restored to where it was, or deleted for good, which asks first', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'theo')
  for (const name of ['Beat the carpet', 'Throw out the sofa']) await addTodo(page, name)
  await makeTodo(person, { name: 'Wash the curtains', state: 'DONE', doneAt: new Date().toISOString() })
  for (const name of ['Beat the carpet', 'Throw out the sofa']) await trashTodo(page, name)
  await page.goto('/todos?of=mine&show=done')
  await trashTodo(page, 'Wash the curtains')
  await goToTrash(page)
  await expect(page.getByRole('listitem')).toHaveCount(3)
  await expect(rowOf(page, 'Beat the carpet')).toContainText('Deleted in 30 days')

  for (const name of ['Beat the carpet', 'Wash the curtains']) {
    await rowOf(page, name).getByRole('button', { name: 'Restore' }).click()
    await expect(said(page)).toHaveText(`“${name}” is restored`)
    await expect(rowOf(page, name)).toHaveCount(0)
  }
  await rowOf(page, 'Throw out the sofa').getByRole('link', { name: 'Delete for good' }).click()
  await expect(page.getByRole('dialog')).toContainText('Throw out the sofa')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(rowOf(page, 'Throw out the sofa')).toBeVisible()
  await removeTodo(page, 'Throw out the sofa')
  await expect(said(page)).toHaveText('“Throw out the sofa” is deleted for good')
  await expect(page.locator('#title')).toBeFocused()

  await page.goto('/todos?of=mine&show=done')
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Reopen Wash the curtains' })).toBeVisible()
  await page.goto('/todos?of=mine')
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Complete Beat the carpet' })).toBeVisible()
})

test('a completed todo stays where it was until the page is loaded again, and is then among what is done', async ({
  open,
}) => {
  const page = await open()
  await atTodos(page, 'dot')
  await addTodo(page, 'Feed the hens')
  await page.getByRole('button', { name: 'Complete Feed the hens' }).click()
  await saved(page, 'Feed the hens')
  await expect(rowOf(page, 'Feed the hens')).toBeVisible()
  await page.reload()
  await expect(rowOf(page, 'Feed the hens')).toHaveCount(0)
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Done' }).click()
  await expect(rowOf(page, 'Feed the hens')).toBeVisible()
})

test('a box ticked ten times in a hurry ends in the last state', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'vito')
  const name = `Make up my mind ${Date.now()}`
  await addTodo(page, name)
  const box = rowOf(page, name).getByRole('button', { name: /^(Complete|Reopen)/ })
  for (let tick = 0; tick < 9; tick++) await box.click()
  await box.click()
  await expect(page.getByRole('button', { name: `Complete ${name}` })).toBeVisible()
  await saved(page, name)
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
  await saved(page, name)
  await page.reload()
  await expect(rowOf(page, name)).toHaveCount(1)
})

const addMany = async (page: Page, name: string) => {
  const person = await atTodos(page, name, [])
  for (let start = 0; start < 120; start += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => addOverTheWire(environment, person, `Task ${start + index}`)),
    )
  await page.reload()
  return person
}

test('a list of 120 has pages of 50, and every todo once, without script', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false })
  const person = await addMany(page, 'wren')
  const seen: string[] = []
  for (const size of [50, 50, 20]) {
    await expect(page.getByRole('listitem')).toHaveCount(size)
    seen.push(...(await shownNames(page)))
    if (seen.length < 120) {
      const address = page.url()
      await page.getByRole('link', { name: 'Load more' }).click()
      await expect(page).not.toHaveURL(address)
    }
  }
  expect(new Set(seen).size).toBe(120)
  await expect(page.getByRole('link', { name: 'Load more' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Back to the newest' }).click()
  await expect(page.getByRole('listitem')).toHaveCount(50)
  expect(nameOf(person)).toMatch(/^wren/)
})

test('a list of 120 goes on as it is scrolled, and has every todo once', async ({ open }) => {
  const page = await open()
  await addMany(page, 'wulf')
  await expect(page.getByRole('listitem')).toHaveCount(50)
  await page.keyboard.press('End')
  await expect(page.getByRole('listitem')).toHaveCount(100)
  await expect(said(page)).toHaveText('50 more loaded')
  await scrollToEnd(page)
  await expect(page.getByRole('listitem')).toHaveCount(120)
  expect(new Set(await shownNames(page)).size).toBe(120)
  await expect(page.getByRole('link', { name: 'Load more' })).toHaveCount(0)
})

test('a name written on two devices at once is put to its owner, who chooses', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'cora')
  for (const kept of ['Keep yours', 'Keep saved']) {
    const name = `Bake a cake, ${kept}`
    await addTodo(page, name)
    const id = await idOf(page, name)
    const field = await startRename(page, name)
    await field.fill(`${name}: mine`)
    await changeElsewhere(person, id, { name: `${name}: theirs` })
    await field.press('Enter')
    const clash = page.locator(`li[data-id="${id}"]`).getByRole('group', { name: 'Conflict' })
    await expect(clash).toContainText(`${name}: mine`)
    await expect(clash).toContainText(`${name}: theirs`)
    await clash.getByRole('button', { name: kept }).click()
    const winner = kept === 'Keep yours' ? `${name}: mine` : `${name}: theirs`
    await saved(page, winner)
    await page.reload()
    await expect(rowOf(page, winner)).toBeVisible()
  }
})

test('what others add waits above the list until it is asked for, and what they change shows at once', async ({
  open,
}) => {
  const other = await newVisitor(newEmail('ines'))
  const page = await open()
  await atTodos(page, 'ivor')
  const first = await makeTodo(other, { name: `Sow peas ${other.sub}` })
  await page.getByRole('button', { name: '1 new' }).click()
  await expect(said(page)).toHaveText('1 new shown')
  await expect(rowOf(page, `Sow peas ${other.sub}`).getByRole('link')).toBeFocused()
  await changeElsewhere(other, first, { name: `Sow beans ${other.sub}` })
  await expect(rowOf(page, `Sow beans ${other.sub}`)).toBeVisible()
  await expect(said(page)).toHaveText(new RegExp(`^ines.* changed “Sow beans ${other.sub}”$`))
})

test('several todos are selected, completed and put away together', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('sel'))
  for (const name of ['One', 'Two', 'Three']) await makeTodo(person, { name: `${name} of ${person.sub}` })
  await wearSession(page, person)
  await page.goto('/todos?of=mine')
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await page.getByRole('checkbox', { name: /^Select One/ }).check()
  await page.getByRole('checkbox', { name: /^Select Three/ }).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('3 selected')
  await page.getByRole('checkbox', { name: /^Select Two/ }).uncheck()
  await bar.getByRole('button', { name: 'Complete 2' }).click()
  await expect(said(page)).toHaveText('2 todos are done')
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  await bar.getByRole('button', { name: 'Select all yours' }).click()
  await bar.getByRole('button', { name: 'Move to Trash' }).click()
  await expect(said(page)).toHaveText('3 todos are in Trash')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(said(page)).toHaveText('3 todos are restored')
  await expect(page.locator('li[aria-busy]')).toHaveCount(0)
  await page.goto('/todos?of=mine&show=done')
  await expect(page.getByRole('listitem')).toHaveCount(2)
})

test('pasted lines become todos of their own when that is wanted, in their order', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'pat')
  const lines = Array.from({ length: 30 }, (_, at) => `Pasted line ${at}`)
  await page.getByLabel('New todo').evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, lines.join('\n'))
  await page.getByRole('dialog').getByRole('button', { name: 'Add 30 todos' }).click()
  await expect(said(page)).toHaveText('Added 30 todos')
  expect((await shownNames(page)).slice(0, 30)).toEqual(lines)
  await expect(page.locator('li[aria-busy]')).toHaveCount(0)
  await page.goto('/todos?of=mine')
  expect((await shownNames(page)).slice(0, 30)).toEqual(lines)
})
