// A list of one's own on a network that is slow and loses some of what is sent.
import { expect, type Page } from 'playwright/test'
import { sessionCookie } from '../app-client'
import type { SeededRandom } from '../faults/seeded-random'
import type { Person } from '../people'
import { environment } from './addresses'
import { spoilNetwork } from './bad-network'
import type { Open } from './browser-test'
import { shownRows, watchHonesty } from './honest-page'
import { standBetween } from './sockets'
import { savedTodos } from './truth'
import { newEmail, newVisitor, wearSession } from './visitors'

export const SEED = Number(process.env.COMMONS_NETWORK_SEED ?? Date.now() % 1_000_000)
const DELAY_MS = 1000
const LOST_SHARE = 0.1

export const openOnBadNetwork = async (open: Open, name: string, random: SeededRandom) => {
  // Chromium logs what is lost on purpose.
  const page = await open({ mayLog: /net::ERR_CONNECTION_(FAILED|RESET)/ })
  const person = await newVisitor(newEmail(name))
  await wearSession(page, person)
  const cookie = sessionCookie(environment, person)
  const network = await spoilNetwork(page.context(), { random, delayMs: DELAY_MS, lostShare: LOST_SHARE, cookie })
  // Nothing is heard but answers.
  await (await standBetween(page)).cut()
  await watchHonesty(page)
  await page.goto('/todos?of=mine')
  // Before the page has its script, acts are forms.
  await expect(page.getByRole('button', { name: 'More about this list' })).toBeVisible()
  await page.waitForTimeout(1000)
  return { page, person, network }
}

/** Nothing that is shown waits to be saved; with a retry where the network was given up on. */
export const retryUntilSaved = async (page: Page) => {
  for (const button of await page.getByRole('button', { name: 'Retry' }).all()) await button.click()
  const rows = await shownRows(page)
  expect(rows.filter(({ isBusy, isFailed, isConflict }) => isBusy || isFailed || isConflict)).toEqual([])
}
export const settle = (page: Page) => expect(() => retryUntilSaved(page)).toPass({ timeout: 90_000, intervals: [500] })

export const expectTruth = async (page: Page, person: Person) => {
  const [rows, truth] = [await shownRows(page), await savedTodos(person)]
  const shown = rows.map(({ id, name, state }) => `${id} ${name} ${state}`)
  const open = truth.filter(({ state }) => state === 'OPEN').map(({ id }) => id)
  for (const id of open) expect(rows.map((row) => row.id)).toContain(id)
  const saved = truth.map(({ id, name, state }) => `${id} ${name} ${state}`)
  for (const row of shown) expect(saved).toContain(row)
}
