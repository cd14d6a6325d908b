// The contract of TodoMVC (https://github.com/tastejs/todomvc/blob/master/app-spec.md), as far as it applies to a shared list:
// one test for each of its sections, one step for each of its behaviours.
import { expect, type Page } from 'playwright/test'
import { nameOf, newEmail, newVisitor, wearSession } from './visitors'
import {
  add,
  addLine,
  complete,
  enter,
  goTo,
  MINE,
  MY_DONE,
  moveToTrash,
  plant,
  reload,
  reopen,
  rowOf,
  scrollToEnd,
  selection,
  settle,
  shownNames,
  startEdit,
  test,
} from './workspace-acts'

const { step } = test

const selectAll = (page: Page) =>
  selection(page).getByRole('button', { name: /^Select (all yours|the \d+ of yours loaded so far)$/ })

test('no todos: there is no list, no count and nothing to select, but words that say what to do', async ({ open }) => {
  const page = await open()
  await enter(page, 'mvc')
  await expect(shownNames(page)).toHaveCount(0)
  await expect(page.getByText(/^\d+\+? open/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Select', exact: true })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Nothing of yours is open' })).toBeVisible()
})

test('new todo', async ({ open }) => {
  const page = await open()
  await enter(page, 'mvc')
  // TodoMVC takes the focus when the page opens. Here the page belongs to its reader until they press n: single keys act, and
  // a screen reader begins at the top.
  await step('n puts the focus on the line, and adding keeps it there', async () => {
    await expect(addLine(page)).not.toBeFocused()
    await page.keyboard.press('n')
    await expect(addLine(page)).toBeFocused()
    await page.keyboard.type('Buy milk')
    await page.keyboard.press('Enter')
    await expect(addLine(page)).toBeFocused()
  })
  await step('adding shows the todo and clears the line', async () => {
    await expect(shownNames(page)).toHaveText(['Buy milk'])
    await expect(addLine(page)).toHaveValue('')
  })
  // TodoMVC appends to the bottom. A list without an end has no bottom to write at.
  await step('the newest is first', async () => {
    await add(page, 'Feed the cat', 'Call home')
    await expect(shownNames(page)).toHaveText(['Call home', 'Feed the cat', 'Buy milk'])
  })
  await step('spaces around it are trimmed', async () => {
    await addLine(page).fill('   Mow the lawn   ')
    await page.keyboard.press('Enter')
    await expect(shownNames(page)).toHaveCount(4)
    expect(await shownNames(page).first().textContent()).toBe('Mow the lawn')
  })
  await step('an empty line adds nothing and says what is missing, until one types', async () => {
    for (const nothing of ['', '    ', '\u3000 \u200b']) {
      await addLine(page).fill(nothing)
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert').filter({ hasText: 'Write what there is to do.' })).toBeVisible()
      await expect(shownNames(page)).toHaveCount(4)
    }
    await page.keyboard.type('x')
    await expect(page.getByText('Write what there is to do.')).toHaveCount(0)
  })
})

test('mark all as complete', async ({ open }) => {
  const page = await open()
  const other = await newVisitor(newEmail('mvcother'))
  await plant(other, { name: `Of ${nameOf(other)}` })
  await enter(page, 'mvc', '/todos')
  await add(page, 'One', 'Two', 'Three')
  await step('all of mine are completed at once, and nobody else’s', async () => {
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await selectAll(page).click()
    await selection(page).getByRole('button', { name: 'Complete 3' }).click()
    for (const name of ['One', 'Two', 'Three']) await expect(reopen(page, name)).toBeVisible()
    await expect(rowOf(page, `Of ${nameOf(other)}`).getByRole('button', { name: /^Open\. Only/ })).toBeVisible()
    await settle(page)
  })
  await step('all of mine are reopened at once', async () => {
    await goTo(page, '/todos?show=done')
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await selectAll(page).click()
    await selection(page).getByRole('button', { name: 'Reopen 3' }).click()
    for (const name of ['One', 'Two', 'Three']) await expect(complete(page, name)).toBeVisible()
    await settle(page)
    await goTo(page, '/todos')
  })
  await step('whether all are selected follows from what is selected one by one', async () => {
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    const all = selectAll(page)
    for (const [index, name] of ['One', 'Two', 'Three'].entries()) {
      await expect(all).toHaveAttribute('aria-pressed', 'false')
      await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click()
      await expect(selection(page).getByRole('status')).toHaveText(`${index + 1} selected`)
    }
    await expect(all).toHaveAttribute('aria-pressed', 'true')
    await page.getByRole('checkbox', { name: 'Select Two', exact: true }).click()
    await expect(all).toHaveAttribute('aria-pressed', 'false')
  })
})

test('item', async ({ open }) => {
  const page = await open()
  await enter(page, 'mvc')
  await add(page, 'Buy milk', 'Feed the cat')
  await step('it is completed, and struck through where it stands', async () => {
    await complete(page, 'Buy milk').click()
    await expect(reopen(page, 'Buy milk')).toBeVisible()
    await expect(rowOf(page, 'Buy milk').locator('bdi[id]')).toHaveCSS('text-decoration-line', 'line-through')
    await expect(rowOf(page, 'Feed the cat').locator('bdi[id]')).toHaveCSS('text-decoration-line', 'none')
    await expect(shownNames(page)).toHaveText(['Feed the cat', 'Buy milk'])
  })
  await step('it is un-completed', async () => {
    await reopen(page, 'Buy milk').click()
    await expect(complete(page, 'Buy milk')).toBeVisible()
    await expect(rowOf(page, 'Buy milk').locator('bdi[id]')).toHaveCSS('text-decoration-line', 'none')
  })
  await step('it is edited', async () => {
    const field = await startEdit(page, 'Buy milk')
    await field.fill('Buy oat milk')
    await field.press('Enter')
    await expect(shownNames(page)).toHaveText(['Feed the cat', 'Buy oat milk'])
  })
})

test('editing', async ({ open }) => {
  const page = await open()
  await enter(page, 'mvc')
  await add(page, 'Buy milk')
  await step('the other controls of the row are hidden meanwhile', async () => {
    // The box stays: it says what state the todo is in, and ticking it saves the name first.
    const row = page.getByRole('listitem')
    const field = await startEdit(page, 'Buy milk')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('Buy milk')
    await expect(row.getByRole('link')).toHaveCount(0)
    await expect(row.getByRole('button', { name: 'Move to Trash' })).toHaveCount(0)
    await expect(row.getByRole('button')).toHaveText(['', /^Save/, /^Cancel/])
    await field.press('Escape')
  })
  await step('Enter saves', async () => {
    const field = await startEdit(page, 'Buy milk')
    await field.fill('Buy bread')
    await field.press('Enter')
    await expect(shownNames(page)).toHaveText(['Buy bread'])
    await expect(page.getByRole('link', { name: 'Buy bread', exact: true })).toBeFocused()
  })
  await step('leaving the field saves', async () => {
    const field = await startEdit(page, 'Buy bread')
    await field.fill('Buy butter')
    await page.getByRole('heading', { level: 1 }).click()
    await expect(shownNames(page)).toHaveText(['Buy butter'])
    await settle(page)
  })
  await step('the text is trimmed', async () => {
    const field = await startEdit(page, 'Buy butter')
    await field.fill('   Buy   cheese  ')
    await field.press('Enter')
    await expect(shownNames(page)).toHaveText(['Buy cheese'])
    expect(await shownNames(page).textContent()).toBe('Buy cheese')
    await settle(page)
  })
  // TodoMVC deletes a todo whose text is taken away. Here nothing is deleted but by an act that says so.
  await step('Enter on an empty text is refused in words, and one goes on writing', async () => {
    const field = await startEdit(page, 'Buy cheese')
    await field.fill('  ')
    await field.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'Write what there is to do.' })).toBeVisible()
    await expect(field).toBeFocused()
    await field.fill('Buy cream')
    await field.press('Enter')
    await expect(shownNames(page)).toHaveText(['Buy cream'])
  })
  await step('leaving an empty text restores what was there', async () => {
    const field = await startEdit(page, 'Buy cream')
    await field.fill('')
    await page.getByRole('heading', { level: 1 }).click()
    await expect(shownNames(page)).toHaveText(['Buy cream'])
  })
  await step('Escape restores', async () => {
    const field = await startEdit(page, 'Buy cream')
    await field.fill('Buy nothing')
    await field.press('Escape')
    await expect(shownNames(page)).toHaveText(['Buy cream'])
    await expect(page.getByRole('link', { name: 'Buy cream', exact: true })).toBeFocused()
    await reload(page)
    await expect(shownNames(page)).toHaveText(['Buy cream'])
  })
})

test('counter', async ({ open }) => {
  const page = await open()
  await enter(page, 'mvc')
  const count = page.getByText(/^\d+ (open|done)/)
  // TodoMVC counts `1 item left` and `2 items left`. Here a state is counted, and the word is the same for one and for many.
  await step('it says how many are open, as they come and go', async () => {
    await add(page, 'One')
    await expect(count).toHaveText('1 open')
    await add(page, 'Two', 'Three')
    await expect(count).toHaveText('3 open')
    await complete(page, 'Two').click()
    await expect(count).toHaveText('2 open')
    await moveToTrash(page, 'Three')
    await expect(count).toHaveText('1 open')
    await page.keyboard.press('z')
    await expect(count).toHaveText('2 open')
    await settle(page)
  })
  await step('of what is done it says the same', async () => {
    await goTo(page, MY_DONE)
    await expect(count).toHaveText('1 done')
  })
  await step('among everyone’s it says how many are yours, as soon as all are loaded', async () => {
    const other = await newVisitor(newEmail('mvcother'))
    await goTo(page, '/todos')
    await scrollToEnd(page)
    await expect(count).toHaveText(/^\d+ open, 2 of them yours$/)
    const all = Number.parseInt((await count.textContent()) ?? '', 10)
    await plant(other, { name: 'Three in all' })
    await page.getByRole('button', { name: /^1 new/ }).click()
    await expect(count).toHaveText(`${all + 1} open, 2 of them yours`)
  })
})

test('clear completed', async ({ open }) => {
  const page = await open()
  await enter(page, 'mvc')
  await add(page, 'Stays', 'Goes', 'Goes too')
  await step('where nothing is done there is nothing to clear', async () => {
    await goTo(page, MY_DONE)
    await expect(page.getByRole('button', { name: 'Select', exact: true })).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'You have completed nothing yet' })).toBeVisible()
  })
  await step('all that is done goes to the trash at once, and says so', async () => {
    await goTo(page, MINE)
    await complete(page, 'Goes').click()
    await complete(page, 'Goes too').click()
    await settle(page)
    await goTo(page, MY_DONE)
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await selectAll(page).click()
    await expect(selection(page).getByRole('status')).toHaveText('2 selected')
    await selection(page).getByRole('button', { name: 'Move to Trash' }).click()
    await expect(shownNames(page)).toHaveCount(0)
    await expect(page.locator('#live')).toHaveText('2 todos are in Trash')
  })
  await step('then there is nothing to clear again, and what is open is still there', async () => {
    await expect(page.getByRole('button', { name: 'Select', exact: true })).toHaveCount(0)
    await goTo(page, MINE)
    await expect(shownNames(page)).toHaveText(['Stays'])
  })
})

test('persistence', async ({ open }) => {
  const page = await open()
  await enter(page, 'mvc')
  await add(page, 'Buy milk', 'Feed the cat')
  await complete(page, 'Feed the cat').click()
  await settle(page)
  await step('what is there, and whether it is done, outlives the page', async () => {
    await reload(page)
    await expect(shownNames(page)).toHaveText(['Buy milk'])
    await goTo(page, MY_DONE)
    await expect(shownNames(page)).toHaveText(['Feed the cat'])
    await expect(reopen(page, 'Feed the cat')).toBeVisible()
  })
  await step('that one was editing does not', async () => {
    await goTo(page, MINE)
    const field = await startEdit(page, 'Buy milk')
    await expect(field).toBeFocused()
    await reload(page)
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveCount(0)
    await expect(shownNames(page)).toHaveText(['Buy milk'])
  })
})

test('routing', async ({ open }) => {
  const page = await open()
  const person = await enter(page, 'mvc', '/todos')
  const [opened, done, trashed] = ['open', 'done', 'trashed'].map((what) => `${what} of ${nameOf(person)}`) as [
    string,
    string,
    string,
  ]
  await plant(person, { name: opened })
  await plant(person, { name: done, state: 'DONE' })
  await plant(person, { name: trashed, state: 'TRASH' })
  const tab = (name: string) => page.getByRole('navigation', { name: 'State' }).getByRole('link', { name, exact: true })
  const view = (name: string) => page.getByRole('navigation', { name: 'View' }).getByRole('link', { name, exact: true })
  const isAt = async (address: RegExp, viewName: string, tabName: string, name: string) => {
    await expect(page).toHaveURL(address)
    await expect(view(viewName)).toHaveAttribute('aria-current', 'page')
    await expect(tab(tabName)).toHaveAttribute('aria-current', 'page')
    await expect(page.locator('[aria-current="page"]')).toHaveCount(2)
    await expect(rowOf(page, name)).toBeVisible()
    for (const other of [opened, done, trashed].filter((each) => each !== name))
      await expect(rowOf(page, other)).toHaveCount(0)
  }

  // TodoMVC has a list of all, open and done together. Here what is done is listed by itself: there is more of it each day.
  await step('each list has an address, and the current one is marked', async () => {
    await goTo(page, '/todos')
    await isAt(/\/todos$/, 'Everyone', 'Open', opened)
    await tab('Done').click()
    await isAt(/\/todos\?show=done$/, 'Everyone', 'Done', done)
    await view('Mine').click()
    await isAt(/\/todos\?of=mine&show=done$/, 'Mine', 'Done', done)
    await tab('Open').click()
    await isAt(/\/todos\?of=mine$/, 'Mine', 'Open', opened)
    await tab('Trash').click()
    await isAt(/\/todos\?of=mine&show=trash$/, 'Mine', 'Trash', trashed)
  })
  await step('the back button goes back through them', async () => {
    await page.goBack()
    await isAt(/\/todos\?of=mine$/, 'Mine', 'Open', opened)
    await page.goBack()
    await isAt(/\/todos\?of=mine&show=done$/, 'Mine', 'Done', done)
    await page.goBack()
    await isAt(/\/todos\?show=done$/, 'Everyone', 'Done', done)
    await page.goForward()
    await isAt(/\/todos\?of=mine&show=done$/, 'Mine', 'Done', done)
  })
  await step('a reload shows the same', async () => {
    await page.reload()
    await isAt(/\/todos\?of=mine&show=done$/, 'Mine', 'Done', done)
  })
  await step('the address shows the same to another member', async () => {
    const other = await open()
    await wearSession(other, await newVisitor(newEmail('mvcother')))
    await other.goto('/todos?show=done')
    await expect(other.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Done' })).toHaveAttribute(
      'aria-current',
      'page',
    )
    await expect(rowOf(other, done)).toBeVisible()
    await expect(rowOf(other, opened)).toHaveCount(0)
  })
})
