import { type Browser, chromium, type Page } from 'playwright'
import { findChromium } from '../scripts/chromium'

export const withBrowser = async <Result>(run: (browser: Browser) => Promise<Result>): Promise<Result> => {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    return await run(browser)
  } finally {
    await browser.close()
  }
}

/** A page of a browser context of its own that carries the given cookies. */
export const newPage = async (browser: Browser, origin: string, cookie: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const cookies = cookie ? cookie.split('; ').map((pair) => pair.split('=') as [string, string]) : []
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: origin })))
  return context.newPage()
}
