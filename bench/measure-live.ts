import type { Page } from 'playwright'
import { sessionCookie } from '../tests/app-client'
import { addTodo, ask, type Person } from '../tests/people'
import type { Stack } from '../tests/stack'
import { newPage, withBrowser } from './browser'
import { median, note, quantile } from './report'

const TODOS = 10
const SAMPLES = 120
const PAUSE_MS = 50
const WARM_TRIES = 40

declare global {
  interface Window {
    /** When each text came onto the page: milliseconds since the epoch. */
    cameAt: Map<string, number>
  }
}

/** For `addInitScript`. */
const noteTexts = () => {
  window.cameAt = new Map()
  new MutationObserver((changes) => {
    for (const { target } of changes) window.cameAt.set(target.textContent ?? '', Date.now())
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

const cameAt = (page: Page, name: string, timeout: number): Promise<number | undefined> =>
  page
    .waitForFunction((text) => window.cameAt.get(text), name, { timeout, polling: 20 })
    .then((handle) => handle.jsonValue())
    .catch(() => undefined)

interface Told {
  id: string
  version: number
}

// All that the app's own mutation asks for: subscribers are sent no more.
const RENAME = `mutation Rename($input: UpdateTodoInput!) { updateTodo(input: $input) {
  id name notes due state doneAt version expiresAt owner createdAt updatedAt } }`

const rename = async ({ environment }: Stack, owner: Person, todo: Told, name: string) => {
  todo.version += 1
  const sentAt = Date.now()
  const { errors } = await ask(environment, owner.accessToken, RENAME, {
    input: { id: todo.id, name, state: 'OPEN', version: todo.version },
  })
  if (errors.length > 0) throw new Error(errors[0]?.message)
  return { sentAt, answeredAt: Date.now() }
}

const addTold = async ({ environment }: Stack, owner: Person): Promise<Told[]> => {
  const told: Told[] = []
  for (let index = 0; index < TODOS; index += 1)
    told.push({ id: await addTodo(environment, owner, `Told of, ${index}`), version: 1 })
  return told
}

const untilLive = async (page: Page, change: (name: string) => Promise<unknown>) => {
  for (let attempt = 0; attempt < WARM_TRIES; attempt += 1) {
    await change(`Heard yet? ${attempt}`)
    if (await cameAt(page, `Heard yet? ${attempt}`, 500)) return
  }
  throw new Error('The page is told of nothing')
}

const words = (times: number[]) => `${quantile(times, 0.95).toFixed(0)} ms, median ${median(times).toFixed(0)} ms`

/** From a mutation made over the wire to the row changed in another's browser. Both clocks are this machine's. */
export const measureLive = (stack: Stack, owner: Person, reader: Person) =>
  withBrowser(async (browser) => {
    const told = await addTold(stack, owner)
    const page = await newPage(browser, stack.origin, sessionCookie(stack.environment, reader))
    await page.addInitScript(noteTexts)
    await page.goto(`${stack.origin}/todos`)
    const todoAt = (turn: number) => told[turn % told.length] ?? { id: '', version: 0 }
    await untilLive(page, (name) => rename(stack, owner, todoAt(0), name))
    const sinceAnswer: number[] = []
    const sinceSent: number[] = []
    for (let turn = 0; turn < SAMPLES; turn += 1) {
      const { sentAt, answeredAt } = await rename(stack, owner, todoAt(turn), `Told at ${turn}`)
      const seenAt = await cameAt(page, `Told at ${turn}`, 5_000)
      if (seenAt === undefined) throw new Error(`Change ${turn} did not come`)
      sinceAnswer.push(Math.max(0, seenAt - answeredAt))
      sinceSent.push(seenAt - sentAt)
      await page.waitForTimeout(PAUSE_MS)
    }
    note('live delivery after the answer to its writer, p95', `${words(sinceAnswer)}, ${SAMPLES} changes`)
    note('live delivery after it was sent, p95', words(sinceSent))
  })
