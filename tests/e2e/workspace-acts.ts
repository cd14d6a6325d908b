// What a person does in the lists of the workspace, by the names that they read there; and what happens elsewhere meanwhile.
import { expect, type Page } from 'playwright/test'
import { ask, drawTodoId, type Person } from '../people'
import { environment, origin } from './addresses'
import { test as base, type Open } from './browser-test'
import { newEmail, newVisitor, wearSession } from './visitors'

// A browser logs each request that fails. Where a test makes them fail, that is no fault of the page.
const ofTheNetwork = /^Failed to load resource|^WebSocket connection to/

/** `openFaulty` opens a page whose network the test is going to break: anything but that is still a fault. */
export const test = base.extend<{ openFaulty: Open }>({
  openFaulty: async ({ browser }, use) => {
    const faults: string[] = []
    const opened: Page[] = []
    await use(async (options) => {
      const page = await (await browser.newContext({ baseURL: origin, ...options })).newPage()
      page.on('pageerror', (error) => faults.push(`${page.url()} threw ${error}`))
      page.on('console', (message) => {
        if (message.type() === 'error' && !ofTheNetwork.test(message.text())) faults.push(message.text())
      })
      // The browser asks whether to leave what is not saved.
      page.on('dialog', (dialog) => dialog.accept())
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
    expect(faults).toEqual([])
  },
})

export const MINE = '/todos?of=mine'
export const MY_DONE = '/todos?of=mine&show=done'
export const MY_TRASH = '/todos?show=trash'

/** Waits until the list of the page that comes next hears of what others do: by then its script is at work. */
export const untilLive = (page: Page) => page.waitForResponse((reply) => reply.url().includes('/todos/rows'))

export const goTo = (page: Page, path: string) => Promise.all([untilLive(page), page.goto(path)])

export const reload = (page: Page) => Promise.all([untilLive(page), page.reload()])

/** A new member in their own list, or where they are told to go. */
export const enter = async (page: Page, name: string, path = MINE): Promise<Person> => {
  const person = await newVisitor(newEmail(name))
  await wearSession(page, person)
  await goTo(page, path)
  return person
}

/** From now on this page hears nothing of what happens elsewhere. To be called before it goes anywhere. */
export const deafen = (page: Page) => page.routeWebSocket(/^ws/, () => {})

export const addLine = (page: Page) => page.getByLabel('New todo')

export const rowOf = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })

export const shownNames = (page: Page) => page.getByRole('listitem').locator('bdi[id^="name-"]')

/** Nothing is on its way any more. */
export const settle = (page: Page) => expect(page.locator('li[aria-busy]')).toHaveCount(0)

export const add = async (page: Page, ...names: string[]) => {
  for (const name of names) {
    await addLine(page).fill(name)
    await addLine(page).press('Enter')
    await expect(rowOf(page, name)).toBeVisible()
  }
  await settle(page)
}

export const startEdit = async (page: Page, name: string) => {
  await rowOf(page, name).hover()
  await rowOf(page, name).getByRole('link', { name: 'Edit' }).click()
  return page.getByRole('textbox', { name: 'Name', exact: true })
}

export const complete = (page: Page, name: string) =>
  page.getByRole('button', { name: `Complete ${name}`, exact: true })
export const reopen = (page: Page, name: string) => page.getByRole('button', { name: `Reopen ${name}`, exact: true })

export const moveToTrash = async (page: Page, name: string) => {
  await rowOf(page, name).hover()
  await rowOf(page, name).getByRole('button', { name: 'Move to Trash' }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
  // Said when it is saved.
  await expect(page.locator('#live')).toHaveText(`“${name}” is in Trash`)
}

/** Opens the panel of a todo. */
export const look = async (page: Page, name: string) => {
  await rowOf(page, name).getByRole('link', { name, exact: true }).click()
  return page.getByRole('dialog', { name })
}

/** Puts the focus on a row, as j and k do. */
export const focusOn = (page: Page, name: string) => rowOf(page, name).getByRole('link', { name, exact: true }).focus()

/** What can be done with all that is selected. */
export const selection = (page: Page) => page.getByRole('region', { name: 'Selection' })

/** Scrolls until there is no more to load. */
export const scrollToEnd = async (page: Page) => {
  const more = page.getByRole('link', { name: /^(Load more|Loading…)$/ })
  await expect(async () => {
    if ((await more.count()) > 0) await page.mouse.wheel(0, 20_000)
    await expect(more).toHaveCount(0, { timeout: 300 })
  }).toPass({ timeout: 30_000 })
}

export const idOf = async (page: Page, name: string) => {
  await settle(page)
  return (await rowOf(page, name).getAttribute('data-id')) ?? ''
}

interface Planted {
  name: string
  notes?: string
  due?: string
  state?: 'OPEN' | 'DONE' | 'TRASH'
}

// A subscriber is told what a mutation selects.
const FIELDS = 'id name notes due state doneAt version expiresAt owner createdAt updatedAt'
const IN_30_DAYS = 30 * 86_400

const mustWork = ({ errors }: Awaited<ReturnType<typeof ask>>) => expect(errors).toEqual([])

/** Adds a todo from another device; answers its id. */
export const plant = async (owner: Person, { state = 'OPEN', ...todo }: Planted): Promise<string> => {
  const id = drawTodoId()
  const input = {
    ...{ id, state, ...todo },
    ...(state === 'DONE' && { doneAt: new Date().toISOString() }),
    ...(state === 'TRASH' && { expiresAt: Math.floor(Date.now() / 1000) + IN_30_DAYS }),
  }
  const mutation = `mutation Plant($input: CreateTodoInput!) { createTodo(input: $input) { ${FIELDS} } }`
  mustWork(await ask(environment, owner.accessToken, mutation, { input }))
  return id
}

/** Adds so many todos from another device, called `Task 1` and so on. */
export const plantMany = async (owner: Person, count: number, state: Planted['state'] = 'OPEN') => {
  for (let start = 1; start <= count; start += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, count - start + 1) }, (_, index) =>
        plant(owner, { name: `Task ${start + index}`, state }),
      ),
    )
}

/** Changes a todo from another device. */
export const changeElsewhere = async ({ accessToken }: Person, id: string, patch: Partial<Planted>) => {
  const { data } = await ask(environment, accessToken, 'query Read($id: ID!) { getTodo(id: $id) { state version } }', {
    id,
  })
  const { state, version } = (data as { getTodo: { state: string; version: number | null } }).getTodo
  const mutation = `mutation Change($input: UpdateTodoInput!) { updateTodo(input: $input) { ${FIELDS} } }`
  const input = { id, state, ...patch, version: (version ?? 0) + 1 }
  mustWork(await ask(environment, accessToken, mutation, { input }))
}

/** Deletes a todo for good from another device. */
export const removeElsewhere = async ({ accessToken }: Person, id: string) =>
  mustWork(
    await ask(environment, accessToken, 'mutation Remove($id: ID!) { deleteTodo(input: { id: $id }) { id } }', { id }),
  )

/** The day so many days from today, as `2026-11-25`, in UTC. */
export const dayFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
