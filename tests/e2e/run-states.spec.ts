import type { Server } from 'node:http'
import { expect, type Page } from 'playwright/test'
import { type App, startApp } from '../app-beside'
import { awsEndpoint, dataDirectory } from './addresses'
import { findingsOn } from './axe'
import { test } from './browser-test'
import { overflow } from './overflow'
import { scenes, startScenes } from './scenes'
import { newEmail, newVisitor, wearSession } from './visitors'

let app: App
let server: Server

test.beforeAll(async () => {
  const appsync = await startScenes(`${awsEndpoint}/graphql`)
  server = appsync.server
  app = await startApp({ awsEndpoint, dataDirectory }, { COMMONS_APPSYNC_URL: appsync.url })
})
test.afterAll(async () => {
  await app?.stop()
  server?.close()
})

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

const atRuns = async (page: Page) =>
  wearSession(page, await newVisitor(newEmail('chief'), ['everyone', 'admins']), app.origin)

for (const scene of ['', ...Object.keys(scenes)])
  test(`axe finds nothing, and nothing scrolls sideways, ${scene ? `where a run is ${scene}` : 'in the list of runs'}`, async ({
    open,
  }) => {
    const page = await open({ baseURL: app.origin, reducedMotion: 'reduce' })
    await atRuns(page)
    await page.goto(`/admin/runs/${scene}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    for (const [size, viewport] of Object.entries(sizes))
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        expect
          .soft(await findingsOn(page, { coloursOnly: colorScheme === 'dark' }), `${size}, ${colorScheme}`)
          .toEqual([])
      }
    await page.setViewportSize({ width: 320, height: 640 })
    expect.soft(await overflow(page), 'at 320 pixels').toBeLessThanOrEqual(0)
  })

test('a run that is slowed down, waits, or lost its worker says so in the place of its pace', async ({ open }) => {
  const page = await open({ baseURL: app.origin })
  await atRuns(page)
  const says = async (scene: string, words: string) => {
    await page.goto(`/admin/runs/${scene}`)
    await expect(page.getByText(words)).toBeVisible()
  }
  await says('applying', '19.8 calls a second, held to 80 % of the quota')
  await says('applying', 'About 45 seconds left')
  await says('applying', 'You may close this page')
  await says('throttled', 'Cognito asks for a slower pace')
  await says('without-worker', 'Another takes over within a minute')
  await says('behind-another', 'Waits for its turn: the worker is on another run')
  await says('pausing', 'Pausing: the step under way is finished first')
  await says('stopped', 'resuming goes on from there')
})

test('where a plan has nobody to add, nothing is offered to choose or said of what applying costs', async ({
  open,
}) => {
  const page = await open({ baseURL: app.origin })
  await atRuns(page)
  for (const [scene, title] of [
    ['nobody-missing', 'Nobody of 2,640 users is missing'],
    ['chosen-gone', 'Of 3 users chosen, 2 no longer exist and 1 is a member already'],
    ['orphans', '2 people who no longer exist own todos'],
  ] as const) {
    await page.goto(`/admin/runs/${scene}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByText('Choose by reason')).toHaveCount(0)
    await expect(page.getByText('Calls to apply')).toHaveCount(0)
  }
  await expect(page.getByRole('row').nth(1)).toContainText('1 todo')
  await expect(page.getByRole('main')).not.toContainText('Leave alone')
  await expect(page.getByRole('link', { name: 'Decide about these todos' })).toHaveAttribute('href', /run=orphans$/)
})

test('failures come first, each with its reason in words, and the number is on the button that retries them', async ({
  open,
}) => {
  const page = await open({ baseURL: app.origin })
  await atRuns(page)
  await page.goto('/admin/runs/failed-in-part')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2,374 users were added. 3 failed.')
  const rows = page.getByRole('row')
  await expect(rows.nth(1)).toContainText('Failed')
  await expect(rows.nth(1)).toContainText('Cognito did not answer')
  await expect(page.getByRole('button', { name: 'Retry the 3 failed' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo the run' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('exactly the 2,374 users that this run added')
  await expect(dialog.getByRole('button', { name: 'Leave it as it is' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
