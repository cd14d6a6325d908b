import type { Server } from 'node:http'
import { expect, type Page } from 'playwright/test'
import { type App, startApp } from '../app-beside'
import { awsEndpoint, dataDirectory } from './addresses'
import { findingsOn } from './axe'
import { test } from './browser-test'
import { overflow } from './overflow'
import { startScenes } from './scenes'
import { newEmail, newVisitor, wearSession } from './visitors'

// Yesterday at any hour.
const COUNTED = new Date(Date.now() - 24 * 3_600_000).toISOString()
const RUN = '20261123T020000000-abc123'

const count = { users: 104_312, members: 101_870, missing: 2_431, keptOut: 11, countedAt: COUNTED, runId: RUN }
const none = { users: null, members: null, missing: null, keptOut: null, countedAt: null, runId: null }

const states = {
  uncounted: { ...none, scanningRunId: null },
  'first count': { ...none, scanningRunId: RUN },
  large: { ...count, scanningRunId: null },
  'large, counting again': { ...count, scanningRunId: RUN },
  healthy: { ...count, members: 104_301, missing: 0, scanningRunId: null },
}
let state: keyof typeof states = 'large'

const STANDINGS = ['MISSING', 'UNKNOWN', 'KEPT_OUT', 'MEMBER'] as const

const userAt = (at: number, standing?: string) => ({
  id: `id-${at}`,
  username: `user-${at}`,
  email: at === 2 ? 'aleksandra.wisniewska-kowalczyk@north-sea-cooperative.example' : `person-${at}@example.com`,
  isEmailVerified: at % 4 !== 2,
  displayName: at % 2 ? null : 'نور الهاشمي',
  status: at % 3 ? 'EXTERNAL_PROVIDER' : 'CONFIRMED',
  isEnabled: true,
  groups: at % 3 ? null : ['everyone'],
  systemGroups: at % 3 ? ['us-east-1_AbCdEf123_Google'] : null,
  createdAt: COUNTED,
  memberSince: null,
  standing: standing ?? STANDINGS[at % STANDINGS.length],
})

const page = (standing: string | undefined) => ({
  refusal: state === 'uncounted' && standing === 'MISSING' ? 'TOO_LARGE' : null,
  nextCursor: 'abcdefghijkl.3',
  previousCursor: 'abcdefghijkl.1',
  total: standing === 'MISSING' ? 2_431 : null,
  standingsAsOf: COUNTED,
  isSortable: false,
  searched: standing === 'MISSING' ? null : 600,
  users:
    state === 'healthy' && standing === 'MISSING' ? [] : Array.from({ length: 8 }, (_, at) => userAt(at, standing)),
})

const answer = (query: string, { standing }: Record<string, string>) => {
  if (query.includes('membershipHealth'))
    return {
      membershipHealth: { refusal: null, ...states[state] },
      repairSettings: { refusal: null, door: 'ADD', nightly: 'APPLY' },
    }
  if (query.includes('listUsers'))
    return { listUsers: page(standing), listGroups: { refusal: null, names: ['admins', 'everyone', 'night shift'] } }
  return undefined
}

let app: App
let server: Server

test.beforeAll(async () => {
  const appsync = await startScenes(`${awsEndpoint}/graphql`, answer)
  server = appsync.server
  app = await startApp({ awsEndpoint, dataDirectory }, { COMMONS_APPSYNC_URL: appsync.url })
})
test.afterAll(async () => {
  await app?.stop()
  server?.close()
})

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }
const asAdministrator = async (browserPage: Page) =>
  wearSession(browserPage, await newVisitor(newEmail('chief'), ['everyone', 'admins']), app.origin)

test('axe finds nothing in any state of the health, nor in the list of a large pool, and none scrolls sideways', async ({
  open,
}) => {
  test.setTimeout(240_000)
  const browserPage = await open({ baseURL: app.origin, reducedMotion: 'reduce' })
  await asAdministrator(browserPage)
  const places = Object.keys(states).map((name) => [name, '/admin'] as const)
  for (const [name, path] of [...places, ['large', '/admin/users'], ['large', '/admin/users?show=missing']] as const) {
    state = name as keyof typeof states
    await browserPage.goto(path)
    await expect(browserPage.getByRole('heading', { level: 1 })).toBeVisible()
    for (const [size, viewport] of Object.entries(sizes))
      for (const colorScheme of ['light', 'dark'] as const) {
        await browserPage.setViewportSize(viewport)
        await browserPage.emulateMedia({ colorScheme })
        expect
          .soft(
            await findingsOn(browserPage, { coloursOnly: colorScheme === 'dark' }),
            `${name} ${path}, ${size}, ${colorScheme}`,
          )
          .toEqual([])
      }
    await browserPage.setViewportSize({ width: 320, height: 640 })
    expect.soft(await overflow(browserPage), `${name} ${path} at 320 pixels`).toBeLessThanOrEqual(0)
  }
})

test('the health says how many cannot see the workspace, who is kept out apart, since when, and what is set', async ({
  open,
}) => {
  const browserPage = await open({ baseURL: app.origin })
  await asAdministrator(browserPage)
  const main = browserPage.getByRole('main')
  const heading = browserPage.getByRole('heading', { level: 1 })

  state = 'large'
  await browserPage.goto('/admin')
  await expect(heading).toHaveText('2,431 of 104,312 users cannot see the workspace')
  await expect(main.getByRole('link', { name: '11 kept out on purpose' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Yesterday' })).toHaveAttribute('href', `/admin/runs/${RUN}`)
  await expect(main).toContainText('All users less the members')
  await expect(main).toContainText('They are added.')
  await expect(main).toContainText('Repairs at 02:00 UTC.')

  state = 'large, counting again'
  await expect(main.getByText('A count is under way.')).toBeHidden()
  await browserPage.reload()
  await expect(main.getByText('A count is under way.')).toBeVisible()
  await expect(main.getByRole('button', { name: 'Count again' })).toHaveCount(0)
  // It ends by itself, and so does the page's saying so.
  state = 'healthy'
  await expect(heading).toHaveText('All 104,301 users see the workspace', { timeout: 15_000 })
  await expect(main.getByRole('button', { name: 'Plan a repair' })).toHaveCount(0)

  state = 'uncounted'
  await browserPage.goto('/admin')
  await expect(heading).toHaveText('Who cannot see the workspace is still to be counted')
  await expect(main.getByRole('button', { name: 'Count now' })).toBeVisible()
  await expect(main.getByText('did not come')).toHaveCount(0)
})

test('the list of a large pool dates what it read from a scan, and shows no number that it does not know', async ({
  open,
}) => {
  state = 'large'
  const browserPage = await open({ baseURL: app.origin })
  await asAdministrator(browserPage)
  await browserPage.goto('/admin/users')
  await expect(browserPage.getByText('Who is missing is as counted')).toContainText('Yesterday')
  await expect(browserPage.getByRole('button', { name: 'Count again' })).toBeVisible()
  await expect(browserPage.getByText('8 shown')).toBeVisible()
  await expect(browserPage.getByText('Looked at 600 users for these')).toBeVisible()
  await expect(browserPage.getByRole('link', { name: 'All', exact: true })).toBeVisible()
  await expect(browserPage.getByText('Not counted yet').first()).toBeVisible()
  await expect(browserPage.getByText('Signs in with Google').first()).toBeVisible()
  await expect(browserPage.getByRole('columnheader', { name: 'Email' }).getByRole('link')).toHaveCount(0)
  await browserPage.getByRole('link', { name: 'Missing', exact: true }).click()
  await browserPage.getByRole('checkbox', { name: 'Select person-1@example.com' }).check()
  await expect(browserPage.getByRole('button', { name: 'Plan a repair of all 2,431 missing' })).toBeVisible()
})
