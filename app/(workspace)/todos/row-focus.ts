import { TITLE_ID } from '../../../components/workspace/title-id'

export const rowElement = (id: string) => document.querySelector<HTMLElement>(`li[data-id="${CSS.escape(id)}"]`)

/** The rows of the list that can take the focus: not those that a search has hidden, nor one in conflict. */
export const shownRows = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('ul:not([aria-hidden]) > li[data-id]:not([aria-hidden])')].filter((row) =>
    row.querySelector('a[data-act="open"]'),
  )

export const focusRow = (id: string): void => rowElement(id)?.querySelector<HTMLElement>('a[data-act="open"]')?.focus()

export const focusTitle = (): void => document.getElementById(TITLE_ID)?.focus()

/** Once the page is painted anew. */
export const focusRowSoon = (id: string | undefined): void =>
  void requestAnimationFrame(() => (id === undefined ? focusTitle() : focusRow(id)))

export const focusedRowId = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('li[data-id]')?.dataset.id

/** When what holds the focus is about to go, its row takes it, or the title. */
export const keepFocus = (id = focusedRowId()): void => {
  const isHeld = document.activeElement !== document.body
  const isLost = () => document.activeElement === document.body
  requestAnimationFrame(() => {
    if (id !== undefined && isLost()) focusRow(id)
    if (isHeld && isLost()) focusTitle()
  })
}

/** The row after this one, or the title, takes the focus when this one goes. */
export const passFocus = (id: string): void => {
  const rows = shownRows()
  const at = rows.findIndex((row) => row.dataset.id === id)
  focusRowSoon((rows[at + 1] ?? rows[at - 1])?.dataset.id)
}
