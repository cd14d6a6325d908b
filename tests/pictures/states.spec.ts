import { mkdirSync } from 'node:fs'
import { type Browser, expect, type Page, test } from 'playwright/test'
import { sessionCookie } from '../app-client'
import type { Person } from '../people'
import { type Stack, startStack, stopStack } from '../stack'
import { askUntilAnswered, gather, signInAsAdmin } from './crowd'

const FOLDER = 'docs/pictures'
mkdirSync(FOLDER, { recursive: true })

const LOOKS = [
  { name: 'light', colorScheme: 'light' as const, viewport: { width: 1280, height: 860 } },
  { name: 'dark', colorScheme: 'dark' as const, viewport: { width: 1280, height: 860 } },
  { name: 'phone', colorScheme: 'light' as const, viewport: { width: 390, height: 844 } },
]

interface Run {
  id: string
  state: string
  counts: { shelf: string; count: number }[]
  throttledAt: string | null
}
const RUN = '{ refusal run { id state throttledAt counts { shelf count } } }'

/** Seeding and gathering need a kind twin; what comes after may be hard. */
const startHard = async (environment: Record<string, string>): Promise<Stack> => {
  const kind = await startStack()
  await gather(kind, 20)
  await stopStack(kind, { keepsData: true })
  return startStack({ dataDirectory: kind.dataDirectory, environment })
}

const studio = async (browser: Browser, environment?: Record<string, string>) => {
  const stack: Stack = environment ? await startHard(environment) : await startStack()
  const admin: Person = await signInAsAdmin(stack)
  const cookies = sessionCookie(stack.environment, admin)
    .split('; ')
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) }))
  const order = async (mutation: string): Promise<Run> => {
    const [answer] = Object.values(
      await askUntilAnswered<Record<string, { run: Run }>>(stack, admin, `mutation { ${mutation} }`),
    )
    return (answer as { run: Run }).run
  }
  const read = async (id: string): Promise<Run> =>
    (await askUntilAnswered<{ repairRun: { run: Run } }>(stack, admin, `{ repairRun(id: "${id}") ${RUN} }`)).repairRun
      .run

  return {
    stack,
    order,
    settle: (mutation: string) => askUntilAnswered(stack, admin, `mutation { ${mutation} }`),
    read,
    until: (id: string, holds: (run: Run) => boolean) =>
      expect.poll(async () => holds(await read(id)), { timeout: 180_000, intervals: [300] }).toBe(true),
    /** One picture of a path in each look. */
    take: async (name: string, path: string, act?: (page: Page) => Promise<unknown>) => {
      for (const look of LOOKS) {
        const context = await browser.newContext({ colorScheme: look.colorScheme, viewport: look.viewport })
        await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: stack.origin, httpOnly: true })))
        const page = await context.newPage()
        for (let attempt = 0; attempt < 20; attempt += 1) {
          await page.goto(`${stack.origin}${path}`)
          if ((await page.getByRole('main').getByText('Try again').count()) === 0) break
        }
        await act?.(page)
        await page.screenshot({ path: `${FOLDER}/${name}-${look.name}.png` })
        await context.close()
      }
    },
  }
}

const SLOW =
  'changeRepairSettings(userListPerSecond: 1, groupReadPerSecond: 1, groupChangePerSecond: 1, ratePercent: 60) { refusal }'
// Slow enough to be seen at work.
const STEADY =
  'changeRepairSettings(userListPerSecond: 30, groupReadPerSecond: 50, groupChangePerSecond: 3, ratePercent: 80) { refusal }'

const countOf = ({ counts }: Run, shelf: string) => counts.find((each) => each.shelf === shelf)?.count ?? 0

test('a run that goes well', async ({ browser }) => {
  const { stack, order, settle, read, until, take } = await studio(browser)
  const page = (id: string) => `/admin/runs/${id}`
  try {
    await gather(stack, 60)
    await take('missing', '/admin')
    await take('users', '/admin/users')
    await settle(SLOW)
    const scanned = await order(`startRun(scope: ALL) ${RUN}`)
    await take('scanning', page(scanned.id))
    await order(`directRun(id: "${scanned.id}", order: CANCEL) ${RUN}`)
    await until(scanned.id, ({ state }) => state === 'CANCELLED')
    await settle(STEADY)

    const { id } = await order(`startRun(scope: ALL) ${RUN}`)
    await until(id, ({ state }) => state === 'PLANNED')
    await take('planned', page(id))
    await order(`directRun(id: "${id}", order: APPLY, chosen: ${countOf(await read(id), 'CHOSEN')}) ${RUN}`)
    await until(id, (run) => countOf(run, 'ADDED') > 10)
    await take('applying', page(id))
    await order(`directRun(id: "${id}", order: PAUSE) ${RUN}`)
    await until(id, ({ state }) => state === 'PAUSED')
    await take('paused', page(id))
    await order(`directRun(id: "${id}", order: RESUME) ${RUN}`)
    await until(id, ({ state }) => state === 'DONE')
    await take('done', page(id))
    await take('healthy', '/admin')
    await take('ledger', '/admin/ledger')
    await take('settings', '/admin/settings')
    await order(`directRun(id: "${id}", order: UNDO) ${RUN}`)
    await until(id, ({ state }) => state === 'UNDONE')
    await take('undone', page(id))
    await take('runs', '/admin/runs')
  } finally {
    await stopStack(stack)
  }
})

test('a run that AWS makes hard', async ({ browser }) => {
  const hard = { seed: 7, quotas: { groupChange: 2 } }
  const { stack, order, read, until, take } = await studio(browser, { COMMONS_UNKIND: JSON.stringify(hard) })
  try {
    const { id } = await order(`startRun(scope: ALL) ${RUN}`)
    await until(id, ({ state }) => state === 'PLANNED')
    await order(`directRun(id: "${id}", order: APPLY, chosen: ${countOf(await read(id), 'CHOSEN')}) ${RUN}`)
    await until(id, ({ throttledAt }) => throttledAt !== null)
    await take('throttled', `/admin/runs/${id}`)
  } finally {
    await stopStack(stack)
  }
})

test('a run that fails for some', async ({ browser }) => {
  const hard = { seed: 3, unluckyUsers: 0.15 }
  const { stack, order, settle, read, until, take } = await studio(browser, { COMMONS_UNKIND: JSON.stringify(hard) })
  try {
    await settle('changeRepairSettings(groupChangePerSecond: 1000, ratePercent: 100) { refusal }')
    const { id } = await order(`startRun(scope: ALL) ${RUN}`)
    await until(id, ({ state }) => state === 'PLANNED')
    await order(`directRun(id: "${id}", order: APPLY, chosen: ${countOf(await read(id), 'CHOSEN')}) ${RUN}`)
    await until(id, ({ state }) => state === 'DONE')
    expect(countOf(await read(id), 'FAILED')).toBeGreaterThan(0)
    await take('failed-in-part', `/admin/runs/${id}`)
  } finally {
    await stopStack(stack)
  }
})
