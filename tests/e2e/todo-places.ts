// The pages of todos, and every state of them that looks unlike the others.
import { expect, type Page, type Route } from 'playwright/test'
import { addTodo, rowOf, saved, startRename, trashTodo } from './acts'
import type { Place } from './places'
import { changeElsewhere, deleteElsewhere, makeTodo } from './todos-over-the-wire'

export const OWN = 'Water the plants in the hall'
export const FULL = 'Mend the lamp'
export const TRASHED = 'Ring the bell'

const paste = (page: Page, text: string) =>
  page.getByLabel('New todo').evaluate((field, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

/** The list brings itself up to date as when its window is looked at again. */
const lookAgain = (page: Page) => page.evaluate(() => void dispatchEvent(new Event('focus')))

const search = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('searchbox', { name: 'Search these todos' }).fill(text)
  await expect(page.getByText(/\d found/)).toBeVisible()
}

const openPanel = async (page: Page, name: string) => {
  await rowOf(page, name).first().getByRole('link', { name }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** What the server answers when it could not reach its own service. */
const failChanges = (route: Route) => {
  const { changes } = route.request().postDataJSON() as { changes: unknown[] }
  const error = { code: 'unavailable', message: 'Commons could not reach its own service. Try again in a minute.' }
  return route.fulfill({ json: { outcomes: changes.map(() => ({ ok: false, error })) } })
}

const takeFile = (page: Page, name: string, text: string) =>
  page.getByLabel('File').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

const asMember = (name: string, path: Place['path'], act?: Place['act']): Place => ({ name, path, as: 'member', act })

export const listPlaces: Place[] = [
  asMember('todos', '/todos'),
  asMember('todo refused', '/todos', async (page) => {
    await page.getByLabel('New todo').fill('   ')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('Write what there is to do.')).toBeVisible()
  }),
  asMember('a row with its acts', '/todos', (page) => rowOf(page, OWN).first().hover()),
  asMember('the reason why there are none', '/todos', async (page) => {
    await rowOf(page, 'Paint the fence').first().getByRole('button').focus()
    await expect(rowOf(page, 'Paint the fence').first().locator('.row-reason')).toBeVisible()
  }),
  asMember('todo editing', '/todos', (page) => startRename(page, OWN)),
  asMember('todo editing refused', '/todos', async (page) => {
    const field = await startRename(page, OWN)
    await field.fill(' ')
    await field.press('Enter')
    await expect(page.getByText('Write what there is to do.')).toBeVisible()
  }),
  asMember('todo completed', '/todos', async (page) => {
    await addTodo(page, 'Wind the clock')
    await page.getByRole('button', { name: 'Complete Wind the clock' }).click()
    await saved(page, 'Wind the clock')
  }),
  asMember('undo bar', '/todos', async (page) => {
    await addTodo(page, 'Sell the piano')
    await trashTodo(page, 'Sell the piano')
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  }),
  asMember('selection bar', '/todos', async (page) => {
    await page.getByRole('button', { name: 'Select' }).click()
    await page.getByRole('checkbox', { name: `Select ${OWN}` }).check()
    await expect(page.getByText('1 selected')).toBeVisible()
  }),
  asMember('selection bar with none', '/todos', async (page) => {
    await page.getByRole('button', { name: 'Select' }).click()
    await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
  }),
  asMember('list tools', '/todos', (page) => page.getByRole('button', { name: 'More about this list' }).click()),
  asMember('search', '/todos', (page) => search(page, 'plants')),
  asMember('search none', '/todos', async (page) => {
    await search(page, 'no such words')
    await expect(page.getByText('Nothing found')).toBeVisible()
  }),
  asMember('panel of an own todo', '/todos', (page) => openPanel(page, FULL)),
  asMember("panel of another's todo", '/todos', (page) => openPanel(page, 'Paint the fence')),
  asMember('panel editing', '/todos', async (page) => {
    await openPanel(page, FULL)
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
    await expect(page.getByRole('dialog').getByLabel('Notes')).toBeVisible()
  }),
  asMember('panel editing refused', '/todos', async (page) => {
    await openPanel(page, FULL)
    await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
    await page.getByRole('dialog').getByLabel('Name').fill(' ')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Write what there is to do.')).toBeVisible()
  }),
  asMember('panel in the trash', '/todos?of=mine&show=trash', (page) => openPanel(page, TRASHED)),
  asMember('paste dialog', '/todos', async (page) => {
    await paste(page, 'Flour\nButter\nSugar')
    await expect(page.getByRole('dialog', { name: 'Add 3 todos?' })).toBeVisible()
  }),
  asMember('shortcut help', '/todos', async (page) => {
    // Keys act once what listens for them has come.
    await expect(async () => {
      await page.keyboard.press('?')
      await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible({ timeout: 1_000 })
    }).toPass()
  }),
  asMember('remove dialog', '/todos?of=mine&show=trash', async (page) => {
    await rowOf(page, TRASHED).getByRole('link', { name: 'Delete for good' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  }),
  asMember('row saving', '/todos', async (page) => {
    await addTodo(page, 'Wake the cat')
    await page.route('**/todos/changes', () => {})
    await page.getByRole('button', { name: 'Complete Wake the cat' }).click()
    await expect(page.getByText('Saving…')).toHaveCSS('opacity', '1')
  }),
  asMember('row failure', '/todos', async (page) => {
    await page.route('**/todos/changes', failChanges)
    const field = await startRename(page, OWN)
    await field.fill(`${OWN} and on the stairs`)
    await field.press('Enter')
    await expect(page.getByText('could not reach its own service')).toBeVisible()
    await expect(page.getByText('1 change is not saved.')).toBeVisible()
  }),
  asMember('row that was not added', '/todos', async (page) => {
    await page.route('**/todos/changes', failChanges)
    await page.getByLabel('New todo').fill('Knock on the wall')
    await page.getByLabel('New todo').press('Enter')
    await expect(page.getByText('Not added.')).toBeVisible()
  }),
  asMember('row conflict', '/todos', async (page, { visitor }) => {
    const id = await makeTodo(visitor, { name: 'Buy blue paint' })
    await page.reload()
    const field = await startRename(page, 'Buy blue paint')
    await field.fill('Buy red paint')
    await changeElsewhere(visitor, id, { name: 'Buy green paint' })
    await field.press('Enter')
    await expect(page.getByRole('group', { name: 'Conflict' })).toContainText('Buy green paint')
  }),
  asMember('row gone', '/todos', async (page, { visitor }) => {
    const id = await makeTodo(visitor, { name: 'Shut the gate' })
    await page.reload()
    await deleteElsewhere(visitor, id)
    await lookAgain(page)
    await expect(page.getByText('No longer here')).toBeVisible()
  }),
  asMember('offline', '/todos', async (page) => {
    await page.context().setOffline(true)
    await expect(page.getByText('You are offline.')).toBeVisible()
  }),
  asMember('signed out', '/todos', async (page) => {
    await page.context().clearCookies()
    await page.getByRole('button', { name: `Complete ${OWN}` }).click()
    await expect(page.getByText('You are signed out. What is not saved stays here')).toBeVisible()
  }),
  asMember('reconnecting', '/todos', async (page) => {
    await page.route('**/todos/live', (route) => route.fulfill({ status: 503, json: {} }))
    await page.reload()
    await expect(page.getByText('Reconnecting:')).toBeVisible()
  }),
  asMember('out of date', '/todos', async (page) => {
    await page.route('**/todos/rows**', (route) => route.fulfill({ status: 503, json: {} }))
    await lookAgain(page)
    await expect(page.getByText('could not be brought up to date')).toBeVisible()
  }),
  asMember('removed meanwhile', '/todos', async (page) => {
    await page.route('**/todos/rows**', (route) => route.fulfill({ status: 403, json: {} }))
    await lookAgain(page)
    await expect(page.getByText('You are not a member any more')).toBeVisible()
  }),
  asMember('3 new', '/todos', async (page, { other }) => {
    for (const what of ['Fold', 'Iron', 'Hang']) await makeTodo(other, { name: `${what} the sheets` })
    await lookAgain(page)
    await expect(page.getByRole('button', { name: '3 new' })).toBeVisible()
  }),
  asMember('mine', '/todos?of=mine'),
  asMember('done', '/todos?show=done'),
  asMember('trash', '/todos?of=mine&show=trash'),
  asMember('a person', ({ other }) => `/todos?of=${other.sub}`),
  asMember(
    'more than a page',
    ({ other }) => `/todos?of=${other.sub}&show=done`,
    async (page) => {
      await expect(page.getByRole('link', { name: 'Load more' })).toBeAttached()
    },
  ),
  asMember(
    'the second page',
    ({ other }) => `/todos?of=${other.sub}&show=done`,
    async (page) => {
      await page.goto((await page.getByRole('link', { name: 'Load more' }).getAttribute('href')) ?? '')
      await expect(page.getByRole('link', { name: 'Back to the newest' })).toBeVisible()
    },
  ),
  asMember('todo', ({ own }) => `/todos/${own.full}`),
  asMember('todo done', ({ own }) => `/todos/${own.done}`),
  asMember('todo in the trash', ({ own }) => `/todos/${own.trash}`),
  asMember("another's todo", ({ theirs }) => `/todos/${theirs}`),
  asMember('todo edited on its page', ({ own }) => `/todos/${own.full}?edit`),
  asMember(
    'todo refused on its page',
    ({ own }) => `/todos/${own.full}?edit`,
    async (page) => {
      await page.getByLabel('Name').fill('   ')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Write what there is to do.')).toBeVisible()
    },
  ),
  asMember('conflict on its page', '/todos', async (page, { visitor }) => {
    const id = await makeTodo(visitor, { name: 'Lend the drill' })
    await page.goto(`/todos/${id}?edit`)
    await changeElsewhere(visitor, id, { name: 'Lend the saw', notes: 'To Ada.', due: '2030-01-02' })
    await page.getByLabel('Name').fill('Lend the hammer')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByRole('button', { name: 'Keep yours' })).toBeVisible()
  }),
  asMember('todo asked about', ({ own }) => `/todos/${own.trash}?remove`),
  asMember('todo that is gone', '/todos/00000000-0000-7000-8000-000000000000'),
  asMember('people', '/people'),
  asMember('nobody called so', '/people?q=nobody-at-all'),
  asMember('import', '/import'),
  asMember('import refused', '/import', async (page) => {
    await takeFile(page, 'none.csv', 'colour\nblue\n')
    await expect(page.getByText('This is neither a CSV file')).toBeVisible()
  }),
  asMember('import preview', '/import', async (page) => {
    await takeFile(page, 'todos.csv', 'name,due\nStir the soup,2030-01-02\nTaste the soup,some day\n')
    await expect(page.getByText('1 todo is in the file.')).toBeVisible()
    await expect(page.getByText('1 line is left out')).toBeVisible()
  }),
  asMember('imported', '/import', async (page) => {
    await takeFile(page, 'todos.csv', 'name,state\nSalt the soup,done\n')
    await page.getByRole('button', { name: 'Add 1 todo' }).click()
    await expect(page.getByText('1 todo was added.')).toBeVisible()
  }),
  { name: 'mine, empty', path: '/todos?of=mine', as: 'newcomer' },
  { name: 'mine done, empty', path: '/todos?of=mine&show=done', as: 'newcomer' },
  { name: 'trash, empty', path: '/todos?of=mine&show=trash', as: 'newcomer' },
  { name: 'a person, empty', path: '/todos?of=00000000-0000-4000-8000-000000000000', as: 'newcomer' },
  { name: 'a person done, empty', path: '/todos?of=00000000-0000-4000-8000-000000000000&show=done', as: 'newcomer' },
  { name: 'waiting', path: '/todos', as: 'waiting' },
  { name: 'waiting, with a todo', path: '/todos', as: 'waiting', act: (page) => addTodo(page, 'Bring my own cup') },
  {
    name: 'waiting still',
    path: '/todos',
    as: 'waiting',
    act: async (page) => {
      await page.getByRole('button', { name: 'Check again' }).click()
      await expect(page.getByText('An administrator has to add you')).toBeVisible()
    },
  },
]
