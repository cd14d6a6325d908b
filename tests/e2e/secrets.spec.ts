import { expect } from 'playwright/test'
import { addTodo, idOf, signIn } from './acts'
import { awsEndpoint } from './addresses'
import { test } from './browser-test'
import { watchSockets } from './sockets'
import { atTodos, newEmail, newVisitor } from './visitors'

// A JSON web token: a head and a body, each the Base64 of an object. A cursor is only one such.
const TOKEN = /eyJ[\w-]+\.eyJ[\w-]+\./

test('no script of a page can read a token, and the cookies are for the server alone', async ({ open }) => {
  const page = await open()
  const { email, password } = await newVisitor(newEmail('dina'), ['everyone', 'admins'])
  await signIn(page, email, password)
  await expect(page).toHaveURL(/\/todos$/)
  await addTodo(page, 'Keep it to myself')
  const todo = `/todos/${await idOf(page, 'Keep it to myself')}`
  const lists = ['/todos', '/todos?of=mine&show=trash', todo, `${todo}?edit`, '/people', '/import']
  for (const path of [...lists, '/account/name', '/admin', '/admin/users']) {
    // A list is given a token to listen with: by then it has it.
    const listens = path.startsWith('/todos') && !path.startsWith(todo)
    const sockets = watchSockets(page)
    await page.goto(path)
    if (listens) await expect.poll(sockets.isListening).toBe(true)
    const readable = await page.evaluate(() =>
      JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
    )
    expect(readable).toBe('["",{},{}]')
    const content = await page.content()
    expect(content).not.toMatch(TOKEN)
    const tokens = (await page.context().cookies()).filter(({ name }) => /(id|access|refresh)Token$/.test(name))
    expect(tokens).toHaveLength(3)
    for (const { value } of tokens) expect(content).not.toContain(value)
  }
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ value }) => TOKEN.test(value)).length).toBeGreaterThanOrEqual(2)
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('a list listens to AppSync and to nobody else', async ({ open }) => {
  const page = await open()
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(new URL(socket.url()).host))
  await atTodos(page, 'eron')
  await expect.poll(() => sockets).toEqual([new URL(awsEndpoint).host])
})

test('nothing that a page loads comes from another host', async ({ open }) => {
  const page = await open()
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  const { email, password } = await newVisitor(newEmail('enid'))
  await signIn(page, email, password)
  await expect(page).toHaveURL(/\/todos$/)
  expect([...hosts]).toEqual([new URL(page.url()).host])
})
