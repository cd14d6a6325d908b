import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { expect, type Page } from 'playwright/test'
import { test } from './browser-test'
import { guide, places } from './places'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

// The policy forbids a script tag; what the debugger evaluates it lets pass.
const violationsOn = async (page: Page) => {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axeSource)
  const { violations } = await page.evaluate<AxeResults>('axe.run()')
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

for (const as of [undefined, 'member', 'waiting', 'administrator'] as const)
  test(`axe finds nothing on any page of ${as ? `the ${as}` : 'the signed-out'}, light or dark, wide or narrow`, async ({
    open,
  }) => {
    // A colour on its way to another is no colour to measure.
    const page = await open({ viewport: sizes.desktop, reducedMotion: 'reduce' })
    const go = await guide(page, as)
    for (const place of places.filter((one) => one.as === as)) {
      await go(place)
      for (const [size, viewport] of Object.entries(sizes))
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme })
          expect.soft(await violationsOn(page), `${place.name}, ${size}, ${colorScheme}`).toEqual([])
        }
      await page.setViewportSize(sizes.desktop)
    }
  })
