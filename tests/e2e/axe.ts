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

/** What lies over the rest of a page: what it covers is measured where it is not covered, at a place of its own. */
const ON_TOP = 'dialog[open], [popover]:popover-open'

const isCovered = ({ id, nodes }: Result) =>
  id === 'color-contrast' && nodes.every(({ any }) => any[0]?.data?.messageKey === 'bgOverlap')

/** Axe cannot measure colours through what lies on top; so it looks at that by itself, too. */
const lookAt = async (page: Page) => {
  const whole = await page.evaluate<AxeResults>('axe.run()')
  if ((await page.locator(ON_TOP).count()) === 0) return whole
  const top = await page.evaluate<AxeResults>(`axe.run({ include: [${JSON.stringify(ON_TOP)}] })`)
  return {
    violations: [...whole.violations, ...top.violations],
    incomplete: [...whole.incomplete.filter((found) => !isCovered(found)), ...top.incomplete],
  }
}

// Rows out of sight are not laid out until one scrolls to them: axe looks at them as they are then.
const layOutAll = () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.lazy-row { content-visibility: visible !important }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}

// The policy forbids a script tag; what the debugger evaluates it lets pass.
/** What axe finds on the page as it looks now, and what it could not make up its mind about. */
export const findingsOn = async (page: Page) => {
  if (!(await page.evaluate('"axe" in window'))) {
    await page.evaluate(axeSource)
    await page.evaluate(layOutAll)
  }
  const { violations, incomplete } = await lookAt(page)
  return [...inWords('wrong', violations), ...inWords('unclear', incomplete)]
}
