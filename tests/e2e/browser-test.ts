import { type BrowserContextOptions, test as base, type ConsoleMessage, type Page } from 'playwright/test'
import { origin } from './addresses'

interface Opening extends BrowserContextOptions {
  /** What Chromium may log: the refusals that a test provokes. */
  mayLog?: RegExp
}

/** Opens a page in a browser context of its own. */
export type Open = (options?: Opening) => Promise<Page>

// Chromium logs a page that was answered 403 or 404 as an error; the tests that go there look at the page itself.
// The message may come after the page was left, so what counts is where it went, not where it is.
const isAnsweredPage = (message: ConsoleMessage, pages: Set<string>) =>
  /status of 40[34]/.test(message.text()) && pages.has(message.location().url)

const watch = (page: Page, faults: string[], mayLog?: RegExp) => {
  const pages = new Set<string>()
  page.on('request', (request) => {
    if (request.isNavigationRequest()) pages.add(request.url())
  })
  page.on('pageerror', (error) => faults.push(`${page.url()} threw ${error}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAnsweredPage(message, pages) && !mayLog?.test(message.text()))
      faults.push(`${page.url()}: ${message.text()} ${message.location().url}`)
  })
  return page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      // biome-ignore lint/suspicious/noConsole: this is how the page tells the test
      console.error(`refused by the policy: ${violatedDirective} ${blockedURI}`)
    }),
  )
}

/** Every test fails on an error in the console, an uncaught exception, or a break of the content security policy. */
export const test = base.extend<{ open: Open }>({
  open: async ({ browser }, use) => {
    const faults: string[] = []
    const opened: Page[] = []
    await use(async ({ mayLog, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: origin, ...options })
      const page = await context.newPage()
      await watch(page, faults, mayLog)
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
    if (faults.length > 0) throw new Error(`The browser complained:\n${faults.join('\n')}`)
  },
})
