import { expect } from 'playwright/test'
import { findingsOn } from './axe'
import { test } from './browser-test'
import { overflow } from './overflow'
import { guide, PROVOKED, places, VISITORS } from './places'

// A narrow phone; what a window of 1280 pixels has room for when everything in it is twice as large; the narrowest window that
// shows tables as tables.
const narrow = {
  '320 pixels': { width: 320, height: 640 },
  '200 %': { width: 640, height: 450 },
  '768 pixels': { width: 768, height: 900 },
}

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

// The longest of the browser tests: two may run side by side.
test.describe.configure({ mode: 'parallel' })

for (const as of VISITORS)
  test(`axe finds nothing on any page of ${as ? `the ${as}` : 'the signed-out'}, light or dark, wide or narrow, and none scrolls sideways`, async ({
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
          const found = await findingsOn(page, { coloursOnly: colorScheme === 'dark' })
          expect.soft(found, `${place.name}, ${size}, ${colorScheme}`).toEqual([])
        }
      for (const [size, viewport] of Object.entries(narrow)) {
        await page.setViewportSize(viewport)
        expect.soft(await overflow(page), `${place.name} at ${size}`).toBeLessThanOrEqual(0)
      }
      await page.setViewportSize(sizes.desktop)
    }
  })
