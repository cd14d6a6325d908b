// What random people do on a list. Each of these runs in the page, and presses what a person would press.
import type { Page } from 'playwright/test'

export type ActKind =
  | 'add'
  | 'rename'
  | 'toggle'
  | 'trash'
  | 'undo'
  | 'restore'
  | 'keep-mine'
  | 'keep-saved'
  | 'retry'
  | 'show'

export interface Order {
  kind: ActKind
  /** From 0 up to 1: which of the rows that it can be done to. */
  dice: number
  /** Of an addition, or a new name. */
  text: string
  /** How long somebody writes. */
  writesMs: number
}

export interface Done {
  kind: ActKind
  id: string
  text: string
  /** What they had before their eyes when they began, or chose. */
  seen: string
  /** Milliseconds since the epoch. */
  at: number
}

const actInPage = async ({ kind, dice, text, writesMs }: Order): Promise<Done | null> => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const button = (name: RegExp) =>
    [...document.querySelectorAll<HTMLElement>('button')].find(({ textContent }) => name.test(textContent ?? ''))
  const pressed = (element: HTMLElement | undefined) => {
    element?.click()
    return element ? { kind, id: '', text: '', seen: '', at: Date.now() } : null
  }
  if (kind === 'add') {
    const field = document.querySelector<HTMLInputElement>('#new-todo')
    if (!field) return null
    field.value = text
    field.form?.requestSubmit()
    return { kind, id: '', text, seen: '', at: Date.now() }
  }
  if (kind === 'undo') return pressed(button(/^Undo$/))
  if (kind === 'show') return pressed(button(/^\d+ new/))
  const act = kind === 'rename' ? 'edit' : kind
  const rows = [...document.querySelectorAll<HTMLElement>(`li[data-own]:has([data-act="${act}"])`)]
  // Both browsers of a person mostly turn to the same three todos: the oldest.
  const known = rows.toSorted((a, b) => ((a.dataset.id ?? '') < (b.dataset.id ?? '') ? -1 : 1))
  const few = dice < 0.8 ? known.slice(0, 3) : known
  const row = few[Math.floor(((dice * 10) % 1) * few.length)]
  const id = row?.dataset.id ?? ''
  if (!row) return null
  if (kind === 'keep-mine' || kind === 'keep-saved') {
    const [mine, saved] = ['mine', 'saved'].map((which) => document.getElementById(`${which}-${id}`)?.textContent ?? '')
    row.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click()
    return { kind, id, text: mine ?? '', seen: saved ?? '', at: Date.now() }
  }
  row.querySelector<HTMLElement>(`[data-act="${act}"]`)?.click()
  if (kind !== 'rename') return { kind, id, text: '', seen: '', at: Date.now() }
  await frame()
  const field = row.querySelector('textarea')
  if (!field) return null
  const seen = field.value
  await new Promise((resolve) => setTimeout(resolve, writesMs))
  if (!field.isConnected) return null
  field.value = text
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
  return { kind, id, text, seen, at: Date.now() }
}

/** Null when there was nothing to do it to. */
export const carryOut = (page: Page, order: Order): Promise<Done | null> => page.evaluate(actInPage, order)

export interface ShownConflict {
  id: string
  /** Milliseconds since the epoch. */
  at: number
}

declare global {
  interface Window {
    shownConflicts?: ShownConflict[]
  }
}

/** Has a page write down each conflict that it shows. To be called before it is opened. */
export const recordConflicts = (page: Page) =>
  page.addInitScript(() => {
    const shown: ShownConflict[] = []
    const open = new Set<string>()
    window.shownConflicts = shown
    const look = () => {
      const rows = document.querySelectorAll<HTMLElement>('li[data-id]:has([data-act="keep-mine"])')
      const now = new Set([...rows].map(({ dataset }) => dataset.id ?? ''))
      for (const id of now) if (!open.has(id)) shown.push({ id, at: Date.now() })
      open.clear()
      for (const id of now) open.add(id)
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
  })

export const shownConflicts = (page: Page) => page.evaluate(() => window.shownConflicts ?? [])
