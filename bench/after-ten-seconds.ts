import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { findChromium } from '../scripts/chromium'

const LOOK_MS = 10_000

/** Gzipped bytes of every script that a browser has fetched ten seconds after it opened a page. */
export const scriptBytesAfterTenSeconds = async (origin: string, path: string, cookie: string): Promise<number> => {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    const context = await browser.newContext()
    const cookies = cookie ? cookie.split('; ').map((pair) => pair.split('=') as [string, string]) : []
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })))
    const page = await context.newPage()
    const sizes = new Map<string, Promise<number>>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        sizes.set(
          response.url(),
          response.body().then((body) => gzipSync(body, { level: 9 }).length),
        )
    })
    await page.goto(`${origin}${path}`)
    await page.waitForTimeout(LOOK_MS)
    return (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0)
  } finally {
    await browser.close()
  }
}
