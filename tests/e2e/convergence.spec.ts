import { expect, type Page } from 'playwright/test'
import { createSeededRandom, type SeededRandom } from '../faults/seeded-random'
import type { Person } from '../people'
import {
  answersOf,
  judgeConflicts,
  recordChanges,
  refusedRequests,
  sentChanges,
  type Witness,
  wrongsOf,
} from './answered-changes'
import { type Open, test } from './browser-test'
import { type ActKind, carryOut, type Done, recordConflicts, shownConflicts } from './random-acts'
import { watchSockets } from './sockets'
import { readRows, type SavedTodo, savedTodos } from './truth'
import { newEmail, newVisitor, wearSession } from './visitors'

const SEED = Number(process.env.COMMONS_CONVERGENCE_SEED ?? Date.now() % 1_000_000)
const FIRST_TODOS = 5
// A list is read anew within this time, unless the machine is very busy.
const SETTLE_MS = 1500
const LONGEST_PAUSE_MS = 120
const LONGEST_WRITING_MS = 1000
// Of a hundred acts.
const SHARES: [ActKind, number][] = [
  ['rename', 34],
  ['toggle', 26],
  ['trash', 9],
  ['undo', 8],
  ['restore', 5],
  ['add', 8],
  ['show', 10],
]

interface Browser extends Omit<Witness, 'sent' | 'conflicts'> {
  page: Page
  random: SeededRandom
}

const openBrowser = async (open: Open, person: Person, name: string, random: SeededRandom): Promise<Browser> => {
  // A busy machine may keep the app waiting for its service for too long: it says so, and the list tries again.
  const page = await open({ mayLog: /status of 503/ })
  await recordConflicts(page)
  await recordChanges(page)
  const sockets = watchSockets(page)
  await wearSession(page, person)
  await page.goto('/todos')
  await expect.poll(sockets.isListening).toBe(true)
  return { name, page, random, done: [] }
}

const drawKind = (random: SeededRandom): ActKind => {
  let left = random.between(0, 99)
  for (const [kind, share] of SHARES) {
    if (left < share) return kind
    left -= share
  }
  return 'toggle'
}

const act = async ({ page, random, done, name }: Browser, kind: ActKind, number: number): Promise<Done | null> => {
  const text = `${name} ${number} ${random.between(0, 1e6).toString(36)}`
  const one = await carryOut(page, { kind, text, dice: random.next(), writesMs: random.between(0, LONGEST_WRITING_MS) })
  if (one) done.push(one)
  return one
}

/** Chooses in a conflict, if there is one. */
const choose = async (browser: Browser, number: number) =>
  act(browser, browser.random.chance(0.5) ? 'keep-mine' : 'keep-saved', number)

const live = async (browser: Browser, acts: number) => {
  const { random, page } = browser
  for (let number = 0; number < acts; ) {
    const one =
      (random.chance(0.5) && (await choose(browser, number))) || (await act(browser, drawKind(random), number))
    if (one) number += 1
    await page.waitForTimeout(random.between(0, LONGEST_PAUSE_MS))
  }
}

/** Sentences about where a page differs from what is saved. */
const differences = async ({ name, page }: Browser, truth: SavedTodo[]): Promise<string[]> => {
  const rows = new Map((await page.evaluate(readRows)).map((row) => [row.id, row]))
  return truth.flatMap((todo) => {
    const row = rows.get(todo.id)
    if (!row || row.isGone) return todo.state === 'OPEN' ? [`${name} misses ${JSON.stringify(todo)}`] : []
    const isSame = row.name === todo.name && row.state === todo.state
    if (isSame && !row.isBusy && !row.isConflict && !row.isFailed) return []
    return [`${name} shows ${JSON.stringify(row)} for ${JSON.stringify(todo)}`]
  })
}

const readTruth = async (people: Person[]) => (await Promise.all(people.map(savedTodos))).flat()

/** Everybody chooses where there is a choice, tries again what failed, shows what waits, and comes back to the tab, until all see what is saved. */
const settle = async (browsers: Browser[], people: Person[]) => {
  await expect(async () => {
    for (const browser of browsers) {
      while (await choose(browser, -1));
      await act(browser, 'show', -1)
      await act(browser, 'retry', -1)
      await browser.page.evaluate(() => dispatchEvent(new Event('focus')))
    }
    await browsers[0]?.page.waitForTimeout(SETTLE_MS)
    const truth = await readTruth(people)
    const all = await Promise.all(browsers.map((browser) => differences(browser, truth)))
    expect(all.flat()).toEqual([])
  }).toPass({ timeout: 90_000 })
  return readTruth(people)
}

/** Both browsers of each person rename the same todo at once, from the same text: the one that comes second is a conflict. */
const contest = async (browsers: Browser[]) => {
  const dice = browsers[0]?.random.next() ?? 0
  await Promise.all(
    browsers.map(async ({ page, name, done }) => {
      const one = await carryOut(page, { kind: 'rename', text: `${name} contests`, dice, writesMs: LONGEST_WRITING_MS })
      if (one) done.push(one)
    }),
  )
}

const liveTogether = async (open: Open, howMany: { people: number; acts: number }, seed: number) => {
  const random = createSeededRandom(seed)
  const people: Person[] = []
  const browsers: Browser[] = []
  for (let index = 0; index < howMany.people; index += 1) {
    const person = await newVisitor(newEmail(`con${index}`))
    people.push(person)
    for (const device of ['desk', 'phone']) {
      const dice = createSeededRandom(random.between(0, 1e9))
      browsers.push(await openBrowser(open, person, `${device} ${index}`, dice))
    }
  }
  for (const browser of browsers.filter(({ name }) => name.startsWith('desk')))
    for (let number = 0; number < FIRST_TODOS; number += 1) await act(browser, 'add', number)
  await settle(browsers, people)
  await contest(browsers)
  const began = Date.now()
  await Promise.all(browsers.map((browser) => live(browser, Math.ceil(howMany.acts / browsers.length))))
  const seconds = (Date.now() - began) / 1000
  const truth = await settle(browsers, people)
  const witnesses = await Promise.all(
    browsers.map(async ({ name, done, page }) => ({
      name,
      done,
      sent: await sentChanges(page),
      conflicts: await shownConflicts(page),
    })),
  )
  const refused = await Promise.all(browsers.map(({ page }) => refusedRequests(page)))
  const conflicts = judgeConflicts(witnesses)
  const acts = witnesses.flatMap(({ done }) => done).length
  const answered = witnesses.flatMap(({ sent }) => answersOf(sent)).length
  process.stdout.write(
    `seed ${seed}: ${acts} acts of ${browsers.length} browsers in ${seconds.toFixed(0)} s, ${answered} changes answered, ` +
      `${truth.length} todos, ${conflicts.refused} conflicts: ${conflicts.shown} shown, ${conflicts.settled} settled, ${refused.flat().length} requests refused\n`,
  )
  expect(refused.flat().filter((sentence) => !sentence.includes(' 503: '))).toEqual([])
  expect(truth.flatMap((todo) => wrongsOf(todo, witnesses))).toEqual([])
  expect(conflicts.wrongs).toEqual([])
  const failed = witnesses.flatMap(({ sent }) =>
    answersOf(sent).filter(
      ({ outcome }) => !outcome.ok && outcome.error.code !== 'conflict' && outcome.error.code !== 'unavailable',
    ),
  )
  expect(failed).toEqual([])
  return conflicts
}

// A trace of eight browsers at once would be most of the work.
test.use({ trace: 'off', screenshot: 'off' })
test.beforeEach(() => test.setTimeout(240_000))

test('two browsers of one person end in the same, and nothing that was acknowledged is lost', async ({ open }) => {
  const conflicts = await liveTogether(open, { people: 1, acts: 200 }, SEED)
  expect(conflicts.shown).toBeGreaterThan(0)
})

test('eight browsers of four people end in the same, and nothing that was acknowledged is lost', async ({ open }) => {
  const conflicts = await liveTogether(open, { people: 4, acts: 800 }, SEED + 1)
  expect(conflicts.shown).toBeGreaterThan(0)
})
