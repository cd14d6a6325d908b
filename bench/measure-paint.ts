import type { Browser, Page } from 'playwright'
import { sessionCookie } from '../tests/app-client'
import type { Person } from '../tests/people'
import type { Stack } from '../tests/stack'
import { newPage, withBrowser } from './browser'
import type { Goal } from './goals'
import { installPaintProbe } from './paint-probe'
import { median, note, quantile, report } from './report'

const ROWS = 1_000
const SAMPLES = 100
const THROTTLE = 4
// From one input to the next: the quickest hands type ten letters a second.
const PACE_MS = 100
// Between coming there and pressing, and between pressing and letting go.
const HAND_MS = 60
// From one todo to the next.
const REST_MS = 300
const TYPED = ['paint the fence', 'order paper', 'lamp']
const WITHIN_MS = 120_000

const LIST = 'main [role=list]'
const OWN = `${LIST} li[data-own]`

const rowsOn = (page: Page) => page.locator(`${LIST} li`).count()

/** Scrolls to the end until the list has loaded as many rows as it takes. */
const loadRows = async (page: Page) => {
  const until = Date.now() + WITHIN_MS
  while ((await rowsOn(page)) < ROWS) {
    if (Date.now() > until) throw new Error(`The list stopped at ${await rowsOn(page)} rows`)
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    await page.waitForTimeout(50)
  }
  await page.evaluate(() => scrollTo(0, 0))
  await page.waitForTimeout(1_000)
}

interface Act {
  event: 'keydown' | 'click'
  watched: string
  isDeep?: boolean
  run: () => Promise<void>
}

/** Milliseconds from a real input event to the paint that shows what it did. */
const paintOf = async (page: Page, { event, watched, isDeep = true, run }: Act): Promise<number> => {
  await page.evaluate(([type, what, deep]) => window.awaitPaint(type, what, deep), [event, watched, isDeep] as const)
  await run()
  const milliseconds = await page.evaluate(() => window.paint)
  await page.waitForTimeout(Math.max(0, PACE_MS - milliseconds))
  return milliseconds
}

/** Samples of acts on one's own rows that are on the screen, one after the other. */
const onOwnRows = async (page: Page, act: (id: string) => Promise<number[]>): Promise<number[]> => {
  const ids = await page.locator(OWN).evaluateAll((rows) =>
    rows.flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return top > 0 && bottom < innerHeight ? [row.getAttribute('data-id') ?? ''] : []
    }),
  )
  if (ids.length === 0) throw new Error('No row on the screen is one’s own')
  const times: number[] = []
  for (let turn = 0; times.length < SAMPLES; turn += 1) {
    times.push(...(await act(ids[turn % ids.length] ?? '')))
    await page.waitForTimeout(REST_MS)
  }
  return times
}

const rowOf = (id: string) => `li[data-id="${id}"]`

/** Moves the mouse there and clicks. What the page does for a mouse that comes is over before, as it is for a hand. */
const press = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not on the page`)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.waitForTimeout(HAND_MS)
  await page.mouse.down()
  await page.waitForTimeout(HAND_MS)
  await page.mouse.up()
}

const add = async (page: Page) => {
  const times: number[] = []
  await page.locator('#new-todo').focus()
  while (times.length < SAMPLES) {
    await page.keyboard.type('Lamp', { delay: PACE_MS })
    const run = () => page.keyboard.press('Enter', { delay: HAND_MS })
    times.push(await paintOf(page, { event: 'keydown', watched: `${LIST}, ${LIST} > ul`, isDeep: false, run }))
  }
  return times
}

const toggle = (page: Page) =>
  onOwnRows(page, async (id) => {
    const run = () => press(page, `${rowOf(id)} [data-act="toggle"]`)
    return [await paintOf(page, { event: 'click', watched: rowOf(id), run })]
  })

/** Opening the field and saving it. */
const edit = (page: Page) =>
  onOwnRows(page, async (id) => {
    const watched = rowOf(id)
    await page.hover(watched)
    const opened = await paintOf(page, {
      event: 'click',
      watched,
      run: () => press(page, `${watched} [data-act="edit"]`),
    })
    await page.keyboard.insertText('.')
    await page.waitForTimeout(PACE_MS)
    const saved = await paintOf(page, {
      event: 'keydown',
      watched,
      run: () => page.keyboard.press('Enter', { delay: HAND_MS }),
    })
    return [opened, saved]
  })

/** Every letter typed into the search, and every one taken back. */
const filter = async (page: Page) => {
  const times: number[] = []
  const watched = 'main'
  await page.keyboard.press('/')
  await page.locator('main input[type="search"]').waitFor()
  for (let turn = 0; times.length < SAMPLES; turn += 1) {
    const keys = [...(TYPED[turn % TYPED.length] ?? '')]
    for (const key of [...keys, ...keys.map(() => 'Backspace')])
      times.push(
        await paintOf(page, { event: 'keydown', watched, run: () => page.keyboard.press(key, { delay: HAND_MS }) }),
      )
  }
  await page.keyboard.press('Escape')
  return times
}

/** A key that does nothing, and one attribute that changes at it: what of each figure is the machine's and the browser's. */
const nothing = async (page: Page) => {
  const times: number[] = []
  await page.locator('#new-todo').focus()
  await page.evaluate(() =>
    addEventListener('keydown', ({ timeStamp }) => {
      const field = document.querySelector<HTMLElement>('#new-todo')
      if (field) field.dataset.at = String(timeStamp)
    }),
  )
  const run = () => page.keyboard.press('Shift', { delay: HAND_MS })
  while (times.length < SAMPLES) times.push(await paintOf(page, { event: 'keydown', watched: '#new-todo', run }))
  return times
}

const ACTS: [Goal, (page: Page) => Promise<number[]>][] = [
  ['input to paint of filtering, p98, ms', filter],
  ['input to paint of toggling, p98, ms', toggle],
  ['input to paint of editing, p98, ms', edit],
  ['input to paint of adding, p98, ms', add],
]

const words = (times: number[]) =>
  `${times.length} inputs, median ${median(times).toFixed(0)} ms, slowest ${quantile(times, 1).toFixed(0)} ms`

const measure = async (browser: Browser, { origin, environment }: Stack, reader: Person) => {
  const page = await newPage(browser, origin, sessionCookie(environment, reader))
  await page.addInitScript(installPaintProbe)
  await page.goto(`${origin}/todos`)
  await loadRows(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE })
  for (const [goal, act] of ACTS) {
    const rows = await rowsOn(page)
    const times = await act(page)
    report(
      goal,
      quantile(times, 0.98),
      `${words(times)}, ${rows.toLocaleString('en')} rows, CPU ${THROTTLE} times slower`,
    )
  }
  const idle = await nothing(page)
  note('the same of a key that changes one attribute, p98', `${quantile(idle, 0.98).toFixed(0)} ms, ${words(idle)}`)
}

/** Real input on a page of a thousand rows and a slow CPU, measured inside the page. */
export const measurePaint = (stack: Stack, reader: Person) => withBrowser((browser) => measure(browser, stack, reader))
