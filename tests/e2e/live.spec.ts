import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { ask, claimsOf, type Person } from '../people'
import { openRealtime } from '../realtime-client'
import { addTodo, rowOf, said, startRename } from './acts'
import { awsEndpoint, environment, origin } from './addresses'
import { type Open, test } from './browser-test'
import { standBetween, watchSockets } from './sockets'
import { nameOf, newEmail, newVisitor, wearSession } from './visitors'

const RECONNECTING = 'Reconnecting: what others do may come late.'
const EVENTS = ['onCreateTodo', 'onUpdateTodo', 'onDeleteTodo']
const MINE = '/todos?of=mine'
const TICKET_MS = 15 * 60_000

const newLine = (page: Page) => page.getByRole('button', { name: /^\d+ new/ })
const status = (page: Page) => page.getByRole('status').filter({ hasText: /\S/ })
const unique = (what: string) => `${what} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`

const rename = async (page: Page, from: string, to: string) => {
  const field = await startRename(page, from)
  await field.fill(to)
  await field.press('Enter')
  await expect(rowOf(page, to)).toBeVisible()
}
const trash = async (page: Page, name: string) => {
  await rowOf(page, name).hover()
  await rowOf(page, name).getByRole('button', { name: 'Move to Trash' }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
}
/** Comes back to a tab. */
const comeBack = (page: Page) => page.evaluate(() => dispatchEvent(new Event('focus')))

/** A member's list that listens. */
const listen = async (page: Page, name: string, path = '/todos'): Promise<Person> => {
  const sockets = watchSockets(page)
  const person = await newVisitor(newEmail(name))
  await wearSession(page, person)
  await page.goto(path)
  await expect.poll(sockets.isListening).toBe(true)
  return person
}

/** Somebody whose list is open, and somebody else, who acts. */
const twoPeople = async (open: Open) => {
  const [reader, writer] = [await open(), await open()]
  const writing = await listen(writer, 'wim')
  await addTodo(writer, unique('Already here'))
  const reading = await listen(reader, 'rie')
  return { reader, reading, writer, writing }
}

test('what another adds waits until it is asked for, and no row moves meanwhile', async ({ open }) => {
  const { reader, writer, writing } = await twoPeople(open)
  const first = reader.getByRole('listitem').first()
  const before = await first.boundingBox()
  const firstName = await first.locator('bdi').first().textContent()
  const names = [unique('One'), unique('Two'), unique('Three')]
  await addTodo(writer, names[0] ?? '')
  await expect(newLine(reader)).toHaveText(`1 new from ${nameOf(writing)}`)
  await expect(said(reader)).toHaveText('1 new todo waits above the list')
  expect(await first.boundingBox()).toEqual(before)
  for (const name of names.slice(1)) await addTodo(writer, name)
  await expect(newLine(reader)).toHaveText(`3 new from ${nameOf(writing)}`)
  expect(await first.boundingBox()).toEqual(before)
  expect(await first.locator('bdi').first().textContent()).toBe(firstName)
  for (const name of names) await expect(rowOf(reader, name)).toHaveCount(0)
  await newLine(reader).click()
  await expect(newLine(reader)).toHaveCount(0)
  const shown = await reader.getByRole('listitem').locator('bdi[id]').allTextContents()
  expect(shown.slice(0, 4)).toEqual([...names.toReversed(), firstName])
  await expect(said(reader)).toHaveText('3 new shown')
})

test('what becomes of a todo that is in the list is seen in its place, and said politely', async ({ open }) => {
  const { reader, writer, writing } = await twoPeople(open)
  const who = nameOf(writing)
  const [old, name] = [unique('Wash the car'), unique('Wash the bus')]
  await addTodo(writer, unique('Above'))
  await addTodo(writer, old)
  await addTodo(writer, unique('Below'))
  await newLine(reader).click()
  const row = rowOf(reader, old)
  const place = await row.boundingBox()
  const id = (await row.getAttribute('data-id')) ?? ''
  const same = reader.locator(`li[data-id="${id}"]`)
  await expect(said(reader)).toHaveAttribute('role', 'status')

  await rename(writer, old, name)
  await expect(same.locator('bdi').first()).toHaveText(name)
  await expect(said(reader)).toHaveText(`${who} changed “${name}”`)
  await writer.getByRole('button', { name: `Complete ${name}` }).click()
  await expect(same.getByRole('button', { name: `Done. Only ${who} can change this` })).toBeVisible()
  await expect(said(reader)).toHaveText(`${who} completed “${name}”`)
  await writer.getByRole('button', { name: `Reopen ${name}` }).click()
  await expect(same.getByRole('button', { name: `Open. Only ${who} can change this` })).toBeVisible()
  await expect(said(reader)).toHaveText(`${who} reopened “${name}”`)
  await trash(writer, name)
  await expect(same.getByRole('button', { name: `Gone. Only ${who} can change this` })).toBeVisible()
  await expect(said(reader)).toHaveText(`${who} deleted “${name}”`)
  expect(await same.boundingBox()).toEqual(place)
})

test('what another deletes for good is said, and its row stays where it was until the page is loaded', async ({
  open,
}) => {
  const { reader, writer, writing } = await twoPeople(open)
  const name = unique('Never mind')
  await addTodo(writer, name)
  await newLine(reader).click()
  const place = await rowOf(reader, name).boundingBox()
  await trash(writer, name)
  await expect(said(reader)).toHaveText(`${nameOf(writing)} deleted “${name}”`)
  await writer.goto('/todos?show=trash')
  await rowOf(writer, name).hover()
  await rowOf(writer, name).getByRole('link', { name: 'Delete for good' }).click()
  await writer.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
  await expect(rowOf(writer, name)).toHaveCount(0)
  await expect(rowOf(reader, name)).toContainText('No longer here')
  await expect(said(reader)).toHaveText(`${nameOf(writing)} deleted “${name}” for good`)
  expect(await rowOf(reader, name).boundingBox()).toEqual(place)
  await reader.reload()
  await expect(rowOf(reader, name)).toHaveCount(0)
})

test('two browsers of one person show the same without being loaded again', async ({ open }) => {
  const [desk, phone] = [await open(), await open({ viewport: { width: 390, height: 800 } })]
  const person = await listen(desk, 'duo', '/todos?of=mine')
  const sockets = watchSockets(phone)
  await wearSession(phone, person)
  await phone.goto('/todos?of=mine')
  await expect.poll(sockets.isListening).toBe(true)
  const [old, name] = [unique('Old'), unique('New')]
  // Later than anything that its owner could have done on the way here.
  await phone.waitForTimeout(3_500)
  await addTodo(desk, old)
  await newLine(phone).click()
  await rename(desk, old, name)
  await expect(rowOf(phone, name)).toBeVisible()
  await phone.getByRole('button', { name: `Complete ${name}` }).click()
  await expect(desk.getByRole('button', { name: `Reopen ${name}` })).toBeVisible()
})

test('what others add and change never takes the focus, nor what is being written', async ({ open }) => {
  const { reader, writer } = await twoPeople(open)
  const name = unique('Somebody else')
  await addTodo(reader, unique('Mine'))
  const field = reader.getByLabel('New todo')
  await field.pressSequentially('Half a thou')
  await addTodo(writer, name)
  await expect(newLine(reader)).toBeVisible()
  await expect(field).toBeFocused()
  await field.pressSequentially('ght')
  await expect(field).toHaveValue('Half a thought')
  await newLine(reader).click()
  const mine = reader.locator('li[data-own]').first()
  const mineName = (await mine.locator('bdi').first().textContent()) ?? ''
  const edited = await startRename(reader, mineName)
  await edited.pressSequentially(', and more')
  await rename(writer, name, `${name} changed`)
  await expect(rowOf(reader, `${name} changed`)).toBeVisible()
  await addTodo(writer, unique('Another one'))
  await expect(newLine(reader)).toBeVisible()
  await expect(edited).toBeFocused()
  await expect(edited).toHaveValue(`${mineName}, and more`)
})

test('somebody who is no member gets no ticket, opens no socket, and is told nothing of others', async ({ open }) => {
  const [writer, waiter] = [await open(), await open()]
  const member = await listen(writer, 'wes')
  const waiting = await newVisitor(newEmail('wan'), [])
  const sockets = watchSockets(waiter)
  await wearSession(waiter, waiting)
  await waiter.goto('/todos')
  await addTodo(waiter, unique('My own'))
  const name = unique('Not for everybody')
  const headers = { origin, 'content-type': 'application/json' }
  const socket = await openRealtime({ endpoint: awsEndpoint, token: waiting.idToken })
  socket.send({ type: 'connection_init' })
  await socket.first('connection_ack')
  for (const event of EVENTS) await socket.start(event, `subscription { ${event} { id name owner } }`)
  await addTodo(writer, name)
  await rename(writer, name, `${name} changed`)
  // On a socket of their own making they would hear of their own todos, and of no other.
  for (const event of EVENTS) expect(await socket.eventsOf(event)).toEqual([])
  socket.close()
  const ticket = await waiter.request.post('/todos/live', { headers, data: {} })
  expect([ticket.status(), JSON.stringify(await ticket.json()).includes('eyJ')]).toEqual([403, false])
  const rows = await waiter.request.get('/todos/rows')
  expect(rows.status()).toBe(403)
  await comeBack(waiter)
  await waiter.waitForTimeout(1500)
  expect(sockets.opened()).toBe(0)
  await expect(waiter.getByRole('listitem')).toHaveCount(1)
  expect(await waiter.content()).not.toContain(name)
  expect(await waiter.content()).not.toContain(nameOf(member))
})

test('a lost socket is said, comes back by itself, and what was missed is there then', async ({ open }) => {
  const [reader, writer] = [await open(), await open()]
  await listen(writer, 'wil')
  const [name, kept] = [unique('To be done'), unique('Before')]
  await addTodo(writer, name)
  await addTodo(writer, kept)
  const sockets = await standBetween(reader)
  await wearSession(reader, await newVisitor(newEmail('rob')))
  await reader.goto('/todos')
  await expect.poll(sockets.isListening).toBe(true)
  await expect(status(reader)).toHaveCount(0)

  await sockets.cut()
  await expect(status(reader)).toHaveText(RECONNECTING)
  await rename(writer, kept, `${kept} and after`)
  await writer.getByRole('button', { name: `Complete ${name}` }).click()
  await addTodo(writer, unique('Meanwhile'))
  await expect(writer.locator('li[aria-busy]')).toHaveCount(0)
  await expect(rowOf(reader, name)).toBeVisible()
  sockets.mend()
  await expect(status(reader).filter({ hasText: RECONNECTING })).toHaveCount(0, { timeout: 30_000 })
  await expect(rowOf(reader, `${kept} and after`)).toBeVisible()
  await expect(rowOf(reader, name)).toContainText('No longer here')
  await expect(newLine(reader)).toBeVisible()
  await addTodo(writer, unique('Live again'))
  await expect(newLine(reader)).toHaveText(/^2 new/)
})

test('who has to sign in again is told so, and hears of others again when they have', async ({ open }) => {
  const [reader, writer] = [await open({ mayLog: /status of 401/ }), await open()]
  await listen(writer, 'wim')
  const sockets = await standBetween(reader)
  const person = await newVisitor(newEmail('rik'))
  await wearSession(reader, person)
  await reader.goto('/todos')
  await expect.poll(sockets.isListening).toBe(true)
  await reader.context().clearCookies()
  await sockets.cut()
  await expect(status(reader)).toHaveText(/^You are signed out\./)
  sockets.mend()
  await wearSession(reader, person)
  await comeBack(reader)
  await expect(status(reader)).toHaveCount(0)
  await expect.poll(sockets.isListening).toBe(true)
  await addTodo(writer, unique('After the break'))
  await expect(newLine(reader)).toBeVisible()
})

test('a socket that falls silent is taken for lost after five minutes', async ({ open }) => {
  const [reader, writer] = [await open(), await open()]
  await listen(writer, 'wyn')
  await reader.clock.install()
  const sockets = await standBetween(reader)
  await wearSession(reader, await newVisitor(newEmail('ron')))
  const caughtUp = reader.waitForResponse(/\/todos\/rows/)
  await reader.goto('/todos')
  await reader.clock.fastForward(1000)
  await expect.poll(sockets.isListening).toBe(true)
  // What was missed until then is fetched: under way, it would outlast its limit when the clock jumps.
  await reader.clock.fastForward(1000)
  await (await caughtUp).finished()
  sockets.mute()
  // Its clock goes on by itself, too.
  await reader.clock.fastForward(290_000)
  await expect(status(reader)).toHaveCount(0)
  await addTodo(writer, unique('Into the void'))
  await reader.clock.fastForward(12_000)
  await expect(status(reader)).toHaveText(RECONNECTING)
  sockets.mend()
  // Longer than the longest pause between two attempts: some may have failed by now.
  await expect(async () => {
    await reader.clock.fastForward(31_000)
    await expect(newLine(reader)).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(status(reader).filter({ hasText: RECONNECTING })).toHaveCount(0)
})

test('without any socket, changes come with the focus, and else within half a minute', async ({ open }) => {
  const [reader, writer] = [await open(), await open()]
  await listen(writer, 'wol')
  const name = unique('Slow but sure')
  await addTodo(writer, name)
  await reader.clock.install()
  const sockets = await standBetween(reader)
  await sockets.cut()
  await wearSession(reader, await newVisitor(newEmail('ray')))
  await reader.goto('/todos')
  await reader.clock.fastForward(1000)
  await expect(status(reader)).toHaveText(RECONNECTING)

  await rename(writer, name, `${name}, renamed`)
  await expect(writer.locator('li[aria-busy]')).toHaveCount(0)
  await comeBack(reader)
  await reader.clock.fastForward(300)
  await expect(rowOf(reader, `${name}, renamed`)).toBeVisible()

  await writer.getByRole('button', { name: `Complete ${name}, renamed` }).click()
  await addTodo(writer, unique('One more'))
  await expect(writer.locator('li[aria-busy]')).toHaveCount(0)
  await reader.clock.fastForward(30_000)
  await reader.clock.fastForward(300)
  await expect(rowOf(reader, `${name}, renamed`)).toContainText('No longer here')
  await expect(newLine(reader)).toBeVisible()
})

test('without a network the page says so, and sends what was done when there is one', async ({ open }) => {
  const page = await open()
  const person = await listen(page, 'off')
  const name = unique('In the tunnel')
  await page.context().setOffline(true)
  await expect(status(page)).toHaveText(/^You are offline\./)
  await page.getByLabel('New todo').fill(name)
  await page.getByLabel('New todo').press('Enter')
  await expect(rowOf(page, name)).toHaveAttribute('aria-busy', 'true')
  await expect(status(page).first()).toHaveText(/1 change waits/)
  await page.context().setOffline(false)
  await expect(rowOf(page, name)).not.toHaveAttribute('aria-busy', 'true')
  const { data } = await ask(
    environment,
    person.accessToken,
    'query ($owner: String!) { todosByOwner(owner: $owner) { items { name } } }',
    { owner: person.sub },
  )
  expect(data).toEqual({ todosByOwner: { items: [{ name }] } })
})

test('the ticket lasts at most 15 minutes, and no script can find the token afterwards', async ({ open }) => {
  const page = await open()
  const answers: { token: string; lasts: number }[] = []
  page.on('response', async (response) => {
    if (response.url().endsWith('/todos/live')) answers.push(await response.json())
  })
  // A list with no next page: its cursor begins as a token does.
  await listen(page, 'sec', MINE)
  await expect.poll(() => answers.length).toBe(1)
  const [{ token, lasts } = { token: '', lasts: 0 }] = answers
  const { exp, token_use: use } = claimsOf(token)
  expect(use).toBe('id')
  expect(lasts).toBeGreaterThan(0)
  expect(lasts).toBeLessThanOrEqual(TICKET_MS)
  expect(Number(exp) * 1000 - Date.now()).toBeLessThanOrEqual(TICKET_MS)
  const readable = await page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    const entries = performance.getEntries().map(({ name }) => name)
    const stores = [{ ...localStorage }, { ...sessionStorage }, await caches.keys(), databases]
    return JSON.stringify([document.cookie, ...stores, history.state, entries, window.name])
  })
  expect(readable).toContain('["",{},{},[],[],')
  // As it is, and as the address of the socket had it.
  for (const trace of ['eyJ', token.slice(-40), Buffer.from(token).toString('base64').slice(8, 48)]) {
    expect(readable).not.toContain(trace)
    expect(await page.content()).not.toContain(trace)
  }
  const html = await (await page.request.get(MINE)).text()
  expect(html).not.toContain('eyJ')
})

// What is in every build of Amplify's library for browsers.
const AMPLIFY = /aws-amplify|CognitoIdentityServiceProvider/

test("no script that a list loads holds Amplify's library", async ({ open }) => {
  const dist = (...path: string[]) =>
    readFileSync(join('node_modules', '@aws-amplify', 'core', 'dist', 'esm', ...path), 'utf8')
  expect(dist('Platform', 'index.mjs')).toMatch(AMPLIFY)
  const page = await open()
  const scripts: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.text())
  })
  await listen(page, 'lib')
  const texts = await Promise.all(scripts)
  expect(texts.length).toBeGreaterThan(3)
  // The part that listens is among them.
  expect(texts.some((text) => text.includes('connection_init'))).toBe(true)
  for (const text of texts) expect(text).not.toMatch(AMPLIFY)
})
