// How a picture is taken: in each look, by who is signed in, of the page as it has come to rest.
import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright/test'
import { sessionCookie } from '../app-client'
import type { Person } from '../people'
import type { Stack } from '../stack'

/** COMMONS_PICTURES sends them elsewhere, to be looked at. */
export const FOLDER = process.env.COMMONS_PICTURES ?? 'docs/pictures'
mkdirSync(FOLDER, { recursive: true })

const LOOKS = [
  { name: 'light', colorScheme: 'light' as const, viewport: { width: 1280, height: 860 } },
  { name: 'dark', colorScheme: 'dark' as const, viewport: { width: 1280, height: 860 } },
  { name: 'phone', colorScheme: 'light' as const, viewport: { width: 390, height: 844 } },
]

export const wear = async (context: BrowserContext, stack: Stack, person: Person) =>
  context.addCookies(
    sessionCookie(stack.environment, person)
      .split('; ')
      .map((pair) => {
        const at = pair.indexOf('=')
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: stack.origin, httpOnly: true }
      }),
  )

interface Scene {
  name: string
  path: string
  as?: Person
  act?: (page: Page) => Promise<unknown>
}

export const taker = (browser: Browser, stack: Stack) => async (scenes: Scene[]) => {
  for (const { name, path, as, act } of scenes)
    for (const look of LOOKS) {
      const context = await browser.newContext({ colorScheme: look.colorScheme, viewport: look.viewport })
      if (as) await wear(context, stack, as)
      const page = await context.newPage()
      await page.goto(`${stack.origin}${path}`)
      await page.waitForLoadState('networkidle')
      await act?.(page)
      await page.waitForTimeout(400)
      await page.screenshot({ path: `${FOLDER}/${name}-${look.name}.png` })
      await context.close()
    }
}
