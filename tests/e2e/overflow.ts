import type { Page } from 'playwright/test'

/** By how many pixels a page is wider than its window: above 0 it scrolls sideways. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
