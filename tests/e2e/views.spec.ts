import { readFile } from 'node:fs/promises'
import { expect, type Page } from 'playwright/test'
import type { Person } from '../people'
import { nameOf, newEmail, newVisitor, wearSession } from './visitors'
import {
  add,
  enter,
  goTo,
  look,
  MINE,
  MY_DONE,
  MY_TRASH,
  moveToTrash,
  plant,
  plantMany,
  reload,
  rowOf,
  scrollToEnd,
  settle,
  shownNames,
  test,
  untilLive,
} from './workspace-acts'

const STATES = ['open', 'done', 'trash'] as const

/** A todo of each state, each called by its owner and its state. */
const plantEach = async (person: Person) => {
  const of = (state: (typeof STATES)[number]) => `${state} of ${nameOf(person)}`
  await plant(person, { name: of('open') })
  await plant(person, { name: of('done'), state: 'DONE' })
  await plant(person, { name: of('trash'), state: 'TRASH' })
  return of
}

test('each view shows whose and which todos its address says, and nobody is shown another’s trash', async ({
  open,
}) => {
  const page = await open()
  const [me, other] = [await newVisitor(newEmail('viewer')), await newVisitor(newEmail('viewed'))]
  const [mine, theirs] = [await plantEach(me), await plantEach(other)]
  await wearSession(page, me)
  const views = {
    '/todos': [mine('open'), theirs('open')],
    '/todos?show=done': [mine('done'), theirs('done')],
    '/todos?show=trash': [mine('trash')],
    '/todos?of=mine': [mine('open')],
    '/todos?of=mine&show=done': [mine('done')],
    '/todos?of=mine&show=trash': [mine('trash')],
    [`/todos?of=${me.sub}`]: [mine('open')],
    [`/todos?of=${other.sub}`]: [theirs('open')],
    [`/todos?of=${other.sub}&show=done`]: [theirs('done')],
    [`/todos?of=${other.sub}&show=trash`]: [mine('trash')],
  }
  for (const [address, shown] of Object.entries(views)) {
    await page.goto(address)
    for (const name of STATES.flatMap((state) => [mine(state), theirs(state)]))
      await expect(rowOf(page, name), `${name} at ${address}`).toHaveCount(shown.includes(name) ? 1 : 0)
  }
  for (const address of ['/todos?show=trash', `/todos?of=${other.sub}&show=trash`])
    for (const path of ['/todos/rows', '/todos/export']) {
      const reply = await page.request.get(address.replace('/todos', path))
      expect(await reply.text(), `${path} of ${address}`).toContain(mine('trash'))
      expect(await reply.text(), `${path} of ${address}`).not.toContain(theirs('trash'))
    }
})

test('a person is picked by the beginning of their name, in capitals or not, and their todos are shown', async ({
  open,
}) => {
  const page = await open()
  const other = await newVisitor(newEmail('pickle'))
  const of = await plantEach(other)
  const me = await enter(page, 'picker', '/todos')
  const views = page.getByRole('navigation', { name: 'View' })
  await views.getByRole('link', { name: 'Person' }).click()
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible()
  const search = page.getByRole('searchbox', { name: 'Name begins with' })
  for (const text of [nameOf(other).slice(0, -2), nameOf(other).toUpperCase(), `  ${nameOf(other)} `]) {
    await search.fill(text)
    await search.press('Enter')
    await expect(page.getByRole('listitem').getByRole('link', { name: nameOf(other) })).toBeVisible()
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
  }
  // In the middle of a name is not its beginning.
  await search.fill(nameOf(other).slice(2))
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText(`Nobody’s name begins with “${nameOf(other).slice(2)}”.`)).toBeVisible()

  await search.fill(nameOf(other))
  await search.press('Enter')
  await page
    .getByRole('listitem')
    .getByRole('link', { name: nameOf(other) })
    .click()
  await expect(page).toHaveURL(`/todos?of=${other.sub}`)
  await expect(page.getByRole('heading', { name: nameOf(other), level: 1 })).toBeVisible()
  await expect(views.getByRole('link', { name: nameOf(other) })).toHaveAttribute('aria-current', 'page')
  await expect(shownNames(page)).toHaveText([of('open')])
  await expect(page.getByLabel('New todo')).toHaveCount(0)
  const states = page.getByRole('navigation', { name: 'State' })
  await expect(states.getByRole('link')).toHaveText(['Open', 'Done'])
  await states.getByRole('link', { name: 'Done' }).click()
  await expect(shownNames(page)).toHaveText([of('done')])

  // Oneself is to be found too, and leads to one's own list.
  await page.goto(`/people?q=${nameOf(me)}`)
  await page
    .getByRole('listitem')
    .getByRole('link', { name: nameOf(me) })
    .click()
  await expect(page).toHaveURL('/todos?of=mine')
})

test('a list of 120 goes on by itself as one scrolls, and has every todo once', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('long'))
  await plantMany(person, 120)
  await wearSession(page, person)
  await goTo(page, MINE)
  await expect(shownNames(page)).toHaveCount(50)
  await expect(page.getByText('50+ open')).toBeVisible()
  await scrollToEnd(page)
  await expect(shownNames(page)).toHaveCount(120)
  expect(new Set(await shownNames(page).allTextContents()).size).toBe(120)
  await expect(page.getByText('120 open')).toBeVisible()
  await expect(page).toHaveURL(/of=mine$/)
  await expect(page.locator('#live')).toHaveText('20 more loaded')

  // Without script a link leads from page to page.
  const plainPage = await open({ javaScriptEnabled: false })
  await wearSession(plainPage, person)
  await plainPage.goto(MINE)
  const seen: string[] = []
  for (const size of [50, 50, 20]) {
    await expect(shownNames(plainPage)).toHaveCount(size)
    seen.push(...(await shownNames(plainPage).allTextContents()))
    if (seen.length < 120) await plainPage.getByRole('link', { name: 'Load more' }).click()
  }
  expect(new Set(seen).size).toBe(120)
  await expect(plainPage.getByRole('link', { name: 'Load more' })).toHaveCount(0)
  await plainPage.getByRole('link', { name: 'Back to the newest' }).click()
  await expect(shownNames(plainPage)).toHaveCount(50)
})

// Everyone's own lists cannot be emptied here: other tests live in them.
test('a view with nothing in it says what it is for', async ({ open }) => {
  const page = await open()
  const other = await newVisitor(newEmail('idle'))
  await wearSession(page, await newVisitor(newEmail('empty')))
  const views = {
    [MINE]: ['Nothing of yours is open', 'Write a line above and press Enter.'],
    [MY_DONE]: ['You have completed nothing yet', 'Tick the box of a todo of yours'],
    [MY_TRASH]: ['Your Trash is empty', 'What you delete waits here for 30 days.'],
    [`/todos?of=${other.sub}`]: ['Nothing of theirs is open', 'What they add is listed here.'],
    [`/todos?of=${other.sub}&show=done`]: ['They have completed nothing yet', 'What they complete is listed here.'],
  }
  for (const [address, [title = '', words = '']] of Object.entries(views)) {
    await page.goto(address)
    await expect(page.getByRole('heading', { name: title }), address).toBeVisible()
    await expect(page.getByText(words), address).toBeVisible()
    await expect(shownNames(page)).toHaveCount(0)
  }
  const waiting = await open()
  await wearSession(waiting, await newVisitor(newEmail('waits'), []))
  await waiting.goto('/todos')
  await expect(waiting.getByText('Once you are a member, everyone in the group will see it.')).toBeVisible()
})

test('a todo that is gone, or never was, is answered 404 in words that lead back', async ({ open }) => {
  const page = await open()
  await wearSession(page, await newVisitor(newEmail('lost')))
  for (const id of ['01900000-0000-7000-8000-000000000000', 'no-such-todo', '%3Cscript%3E']) {
    const reply = await page.goto(`/todos/${id}`)
    expect(reply?.status(), id).toBe(404)
    await expect(page.getByRole('heading', { name: 'This todo is not here' })).toBeVisible()
  }
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL('/todos')
})

test('a browser that looks for an icon where all sites had one finds it there', async ({ open }) => {
  const reply = await (await open()).request.get('/favicon.ico')
  expect([reply.status(), reply.headers()['content-type']]).toEqual([200, 'image/x-icon'])
})

test('a link to a todo shows another member all of it, nothing to change it with, and why', async ({ open }) => {
  const page = await open()
  const owner = await newVisitor(newEmail('owner'))
  const id = await plant(owner, {
    name: 'Mend the roof',
    notes: 'Ladder: https://example.com/ladder',
    due: '2031-05-06',
  })
  const owners = await open()
  await wearSession(owners, owner)
  await owners.goto(`/todos/${id}`)
  await expect(owners.getByRole('main').getByRole('button')).toHaveText(['Complete', 'Move to Trash'])

  await wearSession(page, await newVisitor(newEmail('reader')))
  await page.goto(`/todos/${id}`)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1 })).toHaveText('Mend the roof')
  await expect(main.getByRole('link', { name: 'https://example.com/ladder' })).toBeVisible()
  await expect(main.locator('time[datetime="2031-05-06"]')).toHaveText('6 May 2031')
  await expect(main).toContainText(`Only ${nameOf(owner)} can change this`)
  // Not by another address of the page either.
  for (const ask of ['', '?edit', '?remove']) {
    await page.goto(`/todos/${id}${ask}`)
    await expect(main.getByRole('button')).toHaveCount(0)
    await expect(main.getByRole('textbox')).toHaveCount(0)
    await expect(main.getByRole('link', { name: 'Edit' })).toHaveCount(0)
    await expect(main).toContainText(`Only ${nameOf(owner)} can change this`)
  }
})

/** The text of what the browser downloads when this item of the list's menu is chosen. */
const download = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'More about this list' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: item }).click()])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

const takeFile = (page: Page, name: string, text: string) =>
  page.getByLabel('File').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

/** Waits for the script of the page, without which nothing can be imported. */
const openImport = async (page: Page) => {
  await page.goto('/import', { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { name: 'Import todos', level: 1 })).toBeVisible()
}

const FORMULA = '=HYPERLINK("http://example.com","click, me")'

for (const [format, file] of [
  ['CSV', 'todos-open.csv'],
  ['JSON', 'todos-open.json'],
] as const)
  test(`a view is downloaded as ${format}, and another member imports it again whole`, async ({ open }) => {
    const page = await open()
    const person = await newVisitor(newEmail('exporter'))
    const names = [FORMULA, 'a "quoted" name; with, signs', '日本語の仕事 👩‍👩‍👧‍👦', '-1 is no sum']
    for (const name of names) await plant(person, { name, notes: `Notes of\n${name}`, due: '2031-05-06' })
    await plant(person, { name: 'Not in this view', state: 'DONE' })
    await wearSession(page, person)
    await goTo(page, MINE)
    const { name, text } = await download(page, `Export as ${format}`)
    expect(name).toBe(file)
    expect(text).not.toContain('Not in this view')
    if (format === 'CSV') {
      // No spreadsheet takes it for a formula.
      expect(text).toContain(`"'=HYPERLINK(""http://example.com"",""click, me"")"`)
      expect(text).toContain(`"'-1 is no sum"`)
      expect(text).not.toMatch(/(^|[,\n])"?[=\-+@]/u)
    } else {
      const { rows, isComplete } = JSON.parse(text) as { rows: { name: string }[]; isComplete: boolean }
      expect(rows.map((row) => row.name)).toEqual(names.toReversed())
      expect(isComplete).toBe(true)
    }

    const other = await open()
    await wearSession(other, await newVisitor(newEmail('importer')))
    await openImport(other)
    await takeFile(other, name, text)
    await expect(other.getByText('4 todos are in the file.')).toBeVisible()
    await expect(other.getByRole('main').getByRole('listitem')).toHaveText(names.toReversed())
    await other.getByRole('button', { name: 'Add 4 todos' }).click()
    await expect(other.getByText('4 todos were added.')).toBeVisible()
    await Promise.all([untilLive(other), other.getByRole('link', { name: 'Look at them' }).click()])
    await expect(shownNames(other)).toHaveText(names.toReversed())
    const panel = await look(other, FORMULA)
    await expect(panel.locator('p.whitespace-pre-wrap')).toHaveText(`Notes of\n${FORMULA}`)
    await expect(panel.locator('time[datetime="2031-05-06"]')).toBeVisible()
  })

test('an import tells which lines cannot be todos, and adds the others', async ({ open }) => {
  const page = await open()
  await wearSession(page, await newVisitor(newEmail('importer')))
  await openImport(page)
  await takeFile(page, 'photo.png', '\u0089PNG')
  await expect(
    page.getByText('This is neither a CSV file with a column “name” nor a JSON file of todos.'),
  ).toBeVisible()
  const lines = [
    'name,due,state',
    'Water the plants,2031-05-06,',
    ',2031-05-06,',
    `${'x'.repeat(201)},,`,
    'Someday,soon,',
    'Rest,,done',
  ]
  await takeFile(page, 'todos.csv', lines.join('\n'))
  await expect(page.getByText('2 todos are in the file.')).toBeVisible()
  await expect(page.getByText('This is neither')).toHaveCount(0)
  await expect(page.getByText('3 lines are left out, since they cannot be todos:')).toBeVisible()
  await expect(page.getByText('Line 3: Write what there is to do.')).toBeVisible()
  await expect(page.getByText('Line 4: Make it shorter: at most 200 characters.')).toBeVisible()
  await expect(page.getByText('Line 5: Write a day as 2026-11-25, or none.')).toBeVisible()
  await page.getByRole('button', { name: 'Add 2 todos' }).click()
  await expect(page.getByText('2 todos were added.')).toBeVisible()
  await page.goto(MINE)
  await expect(shownNames(page)).toHaveText(['Water the plants'])
  await page.goto(MY_DONE)
  await expect(shownNames(page)).toHaveText(['Rest'])
})

test('an import whose second half got no answer says so, and trying the rest again adds nothing twice', async ({
  openFaulty,
}) => {
  test.setTimeout(120_000)
  const page = await openFaulty()
  await wearSession(page, await newVisitor(newEmail('importer')))
  await openImport(page)
  await takeFile(page, 'todos.json', JSON.stringify(Array.from({ length: 130 }, (_, index) => `Imported ${index}`)))
  await expect(page.getByText('130 todos are in the file.')).toBeVisible()
  await expect(page.getByText('and 120 more')).toBeVisible()
  let asked = 0
  await page.route('**/todos/changes', async (route) => {
    asked += 1
    if (asked === 1) return route.continue()
    // The server takes them; its answer is lost.
    await route.fetch()
    await route.abort()
  })
  await page.getByRole('button', { name: 'Add 130 todos' }).click()
  await expect(page.getByText('100 of 130 added')).toBeVisible()
  await expect(page.getByText('30 were not added. No answer came.')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('100 todos were added.')).toBeVisible()
  await page.unroute('**/todos/changes')
  await page.getByRole('button', { name: 'Try the rest again' }).click()
  await expect(page.getByText('130 todos were added.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try the rest again' })).toHaveCount(0)
  await goTo(page, MINE)
  await scrollToEnd(page)
  await expect(page.getByText('130 open')).toBeVisible()
  expect(new Set(await shownNames(page).allTextContents()).size).toBe(130)
})

test('what is in the trash comes back to where it was, or is deleted for good after being asked', async ({ open }) => {
  const page = await open()
  const person = await enter(page, 'trash')
  await add(page, 'Comes back', 'Goes for good')
  await moveToTrash(page, 'Comes back')
  await moveToTrash(page, 'Goes for good')
  await settle(page)
  await plant(person, { name: 'Was done', state: 'DONE' })
  await goTo(page, MY_DONE)
  await moveToTrash(page, 'Was done')
  await settle(page)

  await goTo(page, MY_TRASH)
  await expect(page.getByText(/deleted for good 30 days after it came/)).toHaveCount(1)
  await expect(shownNames(page)).toHaveCount(3)
  await expect(page.getByText('Deleted in 30 days')).toHaveCount(3)
  await rowOf(page, 'Comes back').getByRole('button', { name: 'Restore' }).click()
  await expect(page.locator('#live')).toHaveText('“Comes back” is restored')
  await rowOf(page, 'Was done').getByRole('button', { name: 'Restore' }).click()
  await expect(page.locator('#live')).toHaveText('“Was done” is restored')
  await expect(shownNames(page)).toHaveText(['Goes for good'])

  const dialog = page.getByRole('dialog', { name: 'Delete this todo for good?' })
  await rowOf(page, 'Goes for good').getByRole('link', { name: 'Delete for good' }).click()
  await expect(dialog).toContainText('Goes for good')
  await expect(dialog).toContainText('It cannot be brought back.')
  await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(rowOf(page, 'Goes for good')).toBeVisible()
  await rowOf(page, 'Goes for good').getByRole('link', { name: 'Delete for good' }).click()
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(rowOf(page, 'Goes for good')).toHaveCount(0)
  await expect(page.locator('#live')).toHaveText('“Goes for good” is deleted for good')
  await expect(page.getByRole('heading', { name: 'Your Trash is empty' })).toBeVisible()
  await reload(page)
  await expect(shownNames(page)).toHaveCount(0)

  await goTo(page, MINE)
  await expect(shownNames(page)).toHaveText(['Comes back'])
  await expect(page.getByText(/deleted for good/)).toHaveCount(0)
  await goTo(page, MY_DONE)
  await expect(shownNames(page)).toHaveText(['Was done'])
})
