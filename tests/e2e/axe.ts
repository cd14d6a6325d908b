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

// The policy forbids a script tag; what the debugger evaluates it lets pass.
/** What axe finds on the page as it looks now, and what it could not make up its mind about. */
export const findingsOn = async (page: Page) => {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
  const { violations, incomplete } = await page.evaluate<AxeResults>('axe.run()')
  return [...inWords('wrong', violations), ...inWords('unclear', incomplete)]
}
