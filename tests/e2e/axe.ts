import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, Result } from 'axe-core'
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
  sheet.replaceSync('.lazy-rows { content-visibility: visible !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

/** What lies over a part of the page: a dialog, a menu, the reason why a row cannot be changed. */
const ON_TOP = 'dialog[open], [popover]:popover-open, .sheet-row:is(:hover, :focus-within) > .row-reason'

/** Which of these elements cannot be seen whole: something lies over them, or they are cut off where a part of the page scrolls. */
const areHidden = (page: Page, targets: string[]) =>
  page.evaluate(
    ([selectors, onTop]) => {
      const over = [...document.querySelectorAll(onTop)].map((element) => element.getBoundingClientRect())
      const scroller = (element: Element | null): Element | null =>
        !element || element.scrollWidth > element.clientWidth || getComputedStyle(element).overflowX === 'auto'
          ? element
          : scroller(element.parentElement)
      return selectors.map((selector) => {
        const element = document.querySelector(selector)
        if (!element) return false
        const part = element.getBoundingClientRect()
        // Axe judges what scrolls together as one.
        const whole = scroller(element)?.getBoundingClientRect() ?? part
        const isCutOff = part.left < whole.left || part.right > whole.right
        return (
          isCutOff ||
          over.some(
            ({ left, right, top, bottom }) =>
              whole.left < right && whole.right > left && whole.top < bottom && whole.bottom > top,
          )
        )
      })
    },
    [targets, ON_TOP] as const,
  )

/**
 * Without colours that axe cannot measure since they cannot be seen: they are measured at a place where nothing covers them, or
 * at a width at which nothing scrolls.
 */
const withoutHidden = async (page: Page, found: Result[]): Promise<Result[]> => {
  const seen: Result[] = []
  for (const result of found) {
    const targets = result.nodes.map(({ target }) => String(target[0]))
    const hidden = result.id === 'color-contrast' ? await areHidden(page, targets) : []
    const nodes = result.nodes.filter((_, at) => !hidden[at])
    if (nodes.length > 0) seen.push({ ...result, nodes })
  }
  return seen
}

// What passes is not asked for: to gather it takes longer than to find it.
const OPTIONS = "resultTypes: ['violations', 'incomplete'], preload: false"
// What a page of the same width in other colours may do differently.
const COLOURS_ONLY = "runOnly: ['color-contrast', 'link-in-text-block']"

/**
 * What axe finds on the page as it looks now, and what it could not make up its mind about; by the rules on colours alone
 * where only those may have changed.
 */
export const findingsOn = async (page: Page, { coloursOnly = false } = {}) => {
  // The policy forbids a script tag; what the debugger evaluates it lets pass.
  if (!(await page.evaluate('"axe" in window'))) {
    await page.evaluate(axeSource)
    await page.evaluate(layOutAll)
  }
  const options = coloursOnly ? `${OPTIONS}, ${COLOURS_ONLY}` : OPTIONS
  const { violations, incomplete } = await page.evaluate<AxeResults>(`axe.run({ ${options} })`)
  const onTop = (await page.locator(ON_TOP).count()) > 0
  // And what lies on top, by itself.
  const top = onTop
    ? await page.evaluate<AxeResults>(`axe.run({ include: [${JSON.stringify(ON_TOP)}] }, { ${options} })`)
    : undefined
  return [
    ...inWords('wrong', [...violations, ...(top?.violations ?? [])]),
    ...inWords('unclear', [...(await withoutHidden(page, incomplete)), ...(top?.incomplete ?? [])]),
  ]
}
