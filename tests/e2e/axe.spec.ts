import { expect } from 'playwright/test'
import { findingsOn } from './axe'
import { test } from './browser-test'
import { guide, PROVOKED, places, VISITORS } from './places'

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

for (const as of VISITORS)
  test(`axe finds nothing on any page of ${as ? `the ${as}` : 'the signed-out'}, light or dark, wide or narrow`, async ({
    open,
  }) => {
    const here = places.filter((one) => one.as === as)
    test.setTimeout(60_000 + here.length * 10_000)
    // A colour on its way to another is no colour to measure.
    const page = await open({ viewport: sizes.desktop, reducedMotion: 'reduce', mayLog: PROVOKED })
    const go = await guide(page, as)
    for (const place of here) {
      await go(place)
      for (const [size, viewport] of Object.entries(sizes))
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(viewport)
          await page.emulateMedia({ colorScheme })
          expect.soft(await findingsOn(page), `${place.name}, ${size}, ${colorScheme}`).toEqual([])
        }
      await page.setViewportSize(sizes.desktop)
    }
  })
