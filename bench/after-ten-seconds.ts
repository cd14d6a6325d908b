import { newPage, withBrowser } from './browser'

const LOOK_MS = 10_000

/** Every script that a browser has fetched ten seconds after it opened a page, by address. */
export const scriptsAfterTenSeconds = (origin: string, path: string, cookie: string): Promise<Map<string, Buffer>> =>
  withBrowser(async (browser) => {
    const page = await newPage(browser, origin, cookie)
    const bodies = new Map<string, Promise<Buffer>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') bodies.set(response.url(), response.body())
    })
    await page.goto(`${origin}${path}`)
    await page.waitForTimeout(LOOK_MS)
    const loaded = await Promise.all([...bodies].map(async ([url, body]) => [url, await body] as const))
    return new Map(loaded)
  })
