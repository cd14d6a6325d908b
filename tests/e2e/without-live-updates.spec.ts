import { expect } from 'playwright/test'
import { type App, startApp } from '../app-beside'
import { addTodo } from '../people'
import { awsEndpoint, dataDirectory, environment } from './addresses'
import { test } from './browser-test'
import { newEmail, newVisitor, wearSession } from './visitors'

let app: App
test.beforeAll(async () => {
  app = await startApp({ awsEndpoint, dataDirectory }, { LIVE_UPDATES: 'off' })
})
test.afterAll(() => app?.stop())

test('a site that does without live updates opens no socket, and its lists look by themselves', async ({ open }) => {
  const page = await open()
  const sockets: string[] = []
  page.on('websocket', (socket) => sockets.push(socket.url()))
  await wearSession(page, await newVisitor(newEmail('rie')), app.origin)
  // Before the page begins: half a minute passes when it is told to.
  await page.clock.install()
  await page.goto(`${app.origin}/todos`)
  await page.clock.runFor(5_000)
  const name = `Told later ${Date.now().toString(36)}`
  await addTodo(environment, await newVisitor(newEmail('wim')), name)
  const isNew = page.getByRole('button', { name: /^\d+ new/ })
  await expect(isNew).toHaveCount(0)
  await page.clock.runFor(31_000)
  await isNew.click()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toBeVisible()
  expect(sockets).toEqual([])
  await expect(page.getByText('Reconnecting')).toHaveCount(0)
})
