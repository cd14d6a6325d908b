// A page of somebody else's in the same browser: on another port of this machine, whose cookies go along, and on another site.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page } from 'playwright/test'
import { ask, type Person } from '../people'
import { fillSignIn } from './acts'
import { environment, origin } from './addresses'
import { test } from './browser-test'
import { makeTodo } from './todos-over-the-wire'
import { newEmail, newVisitor, wearSession } from './visitors'

let server: Server
let port = 0
let served = ''

test.beforeAll(async () => {
  server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(served))
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  port = (server.address() as AddressInfo).port
})
test.afterAll(() => server.close())

const TODOS = 'query ($me: String!) { todosByOwner(owner: $me, limit: 100) { items { id name state version } } }'
const todosOf = async ({ accessToken, sub }: Person) => (await ask(environment, accessToken, TODOS, { me: sub })).data

/** The fields in which a page of ours hides which action its form belongs to, as anybody may read them there. */
const formFields = (page: Page, button: string) =>
  page
    .locator('form')
    .filter({ has: page.locator('button', { hasText: button }) })
    .first()
    .evaluate((form) => [...new FormData(form as HTMLFormElement)].map(([name, value]) => [name, `${value}`]))

const attributeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const formTo = (
  fields: string[][],
  target = '',
) => `<form method="post" enctype="multipart/form-data" action="${origin}/todos" target="${target}">
${fields.map(([name = '', value = '']) => `<input type="hidden" name="${attributeText(name)}" value="${attributeText(value)}">`).join('\n')}
<button>Win a prize</button></form>`

const foreign = { 'another port of this machine': 'localhost', 'another site': '127.0.0.1' }
// Chromium says in its log what it would not do.
const mayLog = /CORS|ERR_FAILED|Failed to load resource|Refused|violates|blocked|sandbox/i

for (const [name, host] of Object.entries(foreign))
  test(`${name} changes nothing by a form, a frame, a fetch or a beacon`, async ({ open }) => {
    const person = await newVisitor(newEmail('victim'))
    const id = await makeTodo(person, { name: 'Stays as it is' })
    // Without script, every form of the page names its action in hidden fields.
    const reader = await open({ javaScriptEnabled: false })
    await wearSession(reader, person)
    await reader.goto('/todos')
    const planted = (await formFields(reader, 'Add')).map(([field = '', value = '']) => [
      field,
      field === 'name' ? 'Planted' : value,
    ])
    expect(planted.some(([field = '']) => field.startsWith('$ACTION'))).toBe(true)
    const leave = await formFields(reader, 'Sign out')
    const before = await todosOf(person)

    const page = await open({ mayLog })
    await wearSession(page, person)
    const statuses: number[] = []
    page.on('response', (response) => {
      if (response.request().method() === 'POST' && response.url().startsWith(origin)) statuses.push(response.status())
    })
    const address = `http://${host}:${port}/`
    for (const fields of [planted, leave]) {
      served = formTo(fields)
      await page.goto(address)
      await page.getByRole('button', { name: 'Win a prize' }).click()
      await expect(page).toHaveURL(`${origin}/todos`)
      served = `<iframe sandbox="allow-forms allow-scripts" srcdoc="${attributeText(`${formTo(fields)}<script>document.forms[0].submit()</script>`)}"></iframe>`
      await Promise.all([
        page
          .waitForEvent('framenavigated', {
            timeout: 4000,
            predicate: (frame) => frame !== page.mainFrame() && frame.url().startsWith(origin),
          })
          .catch(() => undefined),
        page.goto(address),
      ])
    }
    served = '<h1>A harmless page</h1>'
    await page.goto(address)
    const changes = JSON.stringify({ changes: [{ kind: 'remove', id, version: 1 }] })
    const heard = await page.evaluate(
      async ([app = '', body = '']) => {
        const tries: RequestInit[] = [
          { mode: 'no-cors', body },
          { mode: 'no-cors', body, headers: { 'content-type': 'text/plain' } },
          { mode: 'no-cors', body: new URLSearchParams({ changes: body }) },
          { mode: 'cors', body, headers: { 'content-type': 'application/json' } },
          { mode: 'cors', body, headers: { 'content-type': 'text/plain' } },
          { mode: 'cors', method: 'DELETE', headers: { 'next-action': 'x' } },
        ]
        const answers: string[] = []
        for (const path of ['/todos/changes', '/todos/live'])
          for (const how of tries) {
            const asked = fetch(`${app}${path}`, { method: 'POST', credentials: 'include', ...how })
            answers.push(
              await asked.then(
                async (reply) => `${reply.type} ${await reply.text()}`,
                () => 'refused',
              ),
            )
          }
        for (const type of ['text/plain', 'application/json', 'multipart/form-data'])
          navigator.sendBeacon(`${app}/todos/changes`, new Blob([body], { type }))
        const read = await fetch(`${app}/todos/rows?of=mine`, { credentials: 'include' }).then(
          (reply) => reply.text(),
          () => 'refused',
        )
        return [...answers, read]
      },
      [origin, changes],
    )
    // An answer that the page may not read is opaque and empty.
    for (const answer of heard) expect(['refused', 'opaque ']).toContain(answer)
    // The two forms at least were answered where the page can see it.
    expect(statuses.length).toBeGreaterThanOrEqual(2)
    expect(statuses.filter((status) => status < 400 && status !== 303)).toEqual([])
    expect(await todosOf(person)).toEqual(before)
    await page.goto('/todos')
    await expect(page).toHaveURL(/\/todos$/)
    await expect(page.locator(`li[data-id="${id}"]`)).toBeVisible()
  })

test('the same form on the app’s own page does its work, so that its refusal elsewhere shows something', async ({
  open,
}) => {
  const person = await newVisitor(newEmail('owner'))
  const page = await open({ javaScriptEnabled: false })
  await wearSession(page, person)
  await page.goto('/todos')
  await page.getByLabel('New todo').fill('Planted by its owner')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('Planted by its owner')).toBeVisible()
})

test('another site can put no page of ours into a frame, nor reach its window', async ({ open }) => {
  const person = await newVisitor(newEmail('framed'))
  const page = await open({ mayLog })
  await wearSession(page, person)
  served = `<iframe src="${origin}/todos"></iframe><a href="${origin}/todos" target="other" rel="opener">Open</a>`
  await page.goto(`http://127.0.0.1:${port}/`)
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Everyone' })).toHaveCount(0)
  const [opened] = await Promise.all([page.waitForEvent('popup'), page.getByRole('link', { name: 'Open' }).click()])
  await opened.waitForLoadState()
  expect(await opened.evaluate('window.opener')).toBeNull()
})

for (const javaScriptEnabled of [true, false])
  test(`after signing in nobody is led away${javaScriptEnabled ? '' : ', without script'}`, async ({ open }) => {
    const { email, password } = await newVisitor(newEmail('led'))
    for (const next of [
      `//127.0.0.1:${port}/`,
      `/\\127.0.0.1:${port}/`,
      `/\t/127.0.0.1:${port}/`,
      'javascript:alert(1)',
      `http://127.0.0.1:${port}/`,
    ]) {
      const page = await open({ javaScriptEnabled })
      served = 'Somewhere else'
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
      await fillSignIn(page, email, password)
      await expect(page).toHaveURL(`${origin}/todos`)
    }
  })
