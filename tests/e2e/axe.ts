import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, NodeResult, Result } from 'axe-core'
import type { Page } from 'playwright/test'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const inWords = (what: string, found: Result[]) =>
  found.map(
    ({ id, nodes }) =>
      `${what} ${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} (${any[0]?.message ?? ''})`).join(' | ')}`,
  )

// Rows out of sight are not laid out until one scrolls to them: axe looks at them as they are then.
const layOutAll = () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.lazy-row { content-visibility: visible !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/** What lies over a part of the page: a dialog, a menu, the reason why a row cannot be changed. */
const ON_TOP = 'dialog[open], [popover]:popover-open, .sheet-row:is(:hover, :focus-within) > .row-reason'

/** Which of these elements something lies over, in whole or in part. */
const areCovered = (page: Page, targets: string[]) =>
  page.evaluate(
    ([selectors, onTop]) => {
      const over = [...document.querySelectorAll(onTop)].map((element) => element.getBoundingClientRect())
      return selectors.map((selector) => {
        const part = document.querySelector(selector)?.getBoundingClientRect()
        return over.some(
          ({ left, right, top, bottom }) =>
            part && part.left < right && part.right > left && part.top < bottom && part.bottom > top,
        )
      })
    },
    [targets, ON_TOP] as const,
  )

const OVERLAPPED = ['bgOverlap', 'elmPartiallyObscured']
const isOverlapped = ({ any }: NodeResult) => OVERLAPPED.includes(any[0]?.data?.messageKey)

/** Without the colours that axe cannot measure through what lies on top: they are measured where nothing covers them. */
const withoutCovered = async (page: Page, found: Result[]): Promise<Result[]> => {
  const seen: Result[] = []
  for (const result of found) {
    const covered = await areCovered(
      page,
      result.nodes.map(({ target }) => String(target[0])),
    )
    const nodes = result.nodes.filter((node, at) => !(isOverlapped(node) && covered[at]))
    if (nodes.length > 0) seen.push({ ...result, nodes })
  }
  return seen
}

// The policy forbids a script tag; what the debugger evaluates it lets pass.
/** What axe finds on the page as it looks now, and what it could not make up its mind about. */
export const findingsOn = async (page: Page) => {
  if (!(await page.evaluate('"axe" in window'))) {
    await page.evaluate(axeSource)
    await page.evaluate(layOutAll)
  }
  const { violations, incomplete } = await page.evaluate<AxeResults>('axe.run()')
  const onTop = (await page.locator(ON_TOP).count()) > 0
  // And what lies on top, by itself.
  const top = onTop ? await page.evaluate<AxeResults>(`axe.run({ include: [${JSON.stringify(ON_TOP)}] })`) : undefined
  const unclear = onTop ? await withoutCovered(page, incomplete) : incomplete
  return [
    ...inWords('wrong', [...violations, ...(top?.violations ?? [])]),
    ...inWords('unclear', [...unclear, ...(top?.incomplete ?? [])]),
  ]
}
