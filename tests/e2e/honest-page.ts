// Watches, frame by frame, that a list shows nothing as saved before the server has said so; and how soon it paints.
import type { Page } from 'playwright/test'
import type { Todo } from '../../lib/domain/todo'
import { readRows, type SeenRow } from './truth'

interface Watch {
  /** What the server has said, each as `id name state`. */
  said: Set<string>
  /** What was shown as saved, and was not said before. */
  early: string[]
  frames: number
}

declare global {
  interface Window {
    watch?: Watch
    readRows?: () => SeenRow[]
  }
}

const watchFrames = () => {
  const watch: Watch = { said: new Set(), early: [], frames: 0 }
  window.watch = watch
  const keyOf = ({ id, name, state }: { id: string; name: string; state: string }) => `${id} ${name} ${state}`
  const hear = (body: { outcomes?: { data?: Todo | null; current?: Todo }[]; todos?: Todo[] }) => {
    const told = (body.outcomes ?? []).flatMap(({ data, current }) => [data, current])
    for (const todo of [...told, ...(body.todos ?? [])]) if (todo) watch.said.add(keyOf(todo))
  }
  const ask = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    const reply = await ask(input, init)
    if (/^\/todos\/(changes|rows)/.test(String(input)) && reply.ok) hear(await reply.clone().json())
    return reply
  }
  const look = () => {
    watch.frames += 1
    for (const row of window.readRows?.() ?? []) {
      const isSaved = row.name !== '' && !row.isBusy && !row.isConflict && !row.isFailed && !row.isGone
      if (isSaved && !watch.said.has(keyOf(row))) watch.early.push(`shown as saved: ${JSON.stringify(row)}`)
    }
    const words = document.getElementById('live')?.textContent ?? ''
    const name = /“(.+)”/.exec(words)?.[1]
    if (name && ![...watch.said].some((said) => said.includes(` ${name} `))) watch.early.push(`said: ${words}`)
    requestAnimationFrame(look)
  }
  document.addEventListener('DOMContentLoaded', () => {
    // What the page came with.
    for (const row of window.readRows?.() ?? []) watch.said.add(keyOf(row))
    requestAnimationFrame(look)
  })
}

/** To be called before the page is opened. */
export const watchHonesty = async (page: Page) => {
  await page.addInitScript(`window.readRows = ${readRows}`)
  await page.addInitScript(watchFrames)
}

export const whatWasEarly = (page: Page) =>
  page.evaluate(() => ({ early: [...new Set(window.watch?.early)], frames: window.watch?.frames ?? 0 }))

/** Rows as they are shown this instant. */
export const shownRows = (page: Page) => page.evaluate(readRows)

export type PaintedAct = 'add' | 'toggle' | 'rename' | 'trash'

export interface Paint {
  act: PaintedAct
  /** From the event to after the frame that shows what it did. */
  milliseconds: number
  /** What a frame took just before, in which nothing was done: the machine's own part. */
  idleMs: number
  /** The page shows what was done. */
  isShown: boolean
}

const actAndPaint = async ({ act, dice, text }: { act: PaintedAct; dice: number; text: string }) => {
  const painted = () =>
    new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        port2.postMessage(0)
      }),
    )
  const rows = [...document.querySelectorAll<HTMLElement>('li[data-own]:has([data-act="edit"])')]
  const row = rows[Math.floor(dice * rows.length)]
  if (act !== 'add' && !row) return null
  const id = row?.dataset.id ?? ''
  const find = () => document.querySelector<HTMLElement>(`li[data-id="${id}"]`)
  const press = (which: string) => find()?.querySelector<HTMLElement>(`[data-act="${which}"]`)
  const field = document.querySelector<HTMLInputElement>('#new-todo')
  const wasDone = press('toggle')?.getAttribute('aria-label')?.startsWith('Reopen')
  if (act === 'add' && field) field.value = text
  if (act === 'rename') {
    press('edit')?.click()
    await painted()
    const name = find()?.querySelector('textarea')
    if (name) name.value = text
  }
  const idle = performance.now()
  await painted()
  const begun = performance.now()
  if (act === 'add') field?.form?.requestSubmit()
  else if (act === 'rename')
    find()
      ?.querySelector('textarea')
      ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  else press(act)?.click()
  await painted()
  const milliseconds = performance.now() - begun
  const first = document.querySelector('li[data-id] bdi[id]')?.textContent
  const isShown = {
    add: first === text,
    rename: find()?.querySelector('bdi[id]')?.textContent === text,
    trash: find() === null,
    toggle: press('toggle')?.getAttribute('aria-label')?.startsWith('Reopen') !== wasDone,
  }[act]
  return { act, milliseconds, idleMs: begun - idle, isShown }
}

/** Null when there is no row to do it to. */
export const paint = (page: Page, order: { act: PaintedAct; dice: number; text: string }): Promise<Paint | null> =>
  page.evaluate(actAndPaint, order)
