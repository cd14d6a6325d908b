import { expect, type Page } from 'playwright/test'
import { addTodo } from '../people'
import { environment } from './addresses'
import { test } from './browser-test'
import { overflow } from './overflow'
import { atTodos, newEmail, newVisitor } from './visitors'

/** Texts of a part of a page that stand in more than one line, and links of it that can only be scrolled to. */
const brokenIn = (page: Page, selector: string) =>
  page.evaluate((part) => {
    const broken: string[] = []
    const root = document.querySelector(part)
    const texts = document.createTreeWalker(root ?? document, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
      if (lines.size > 1) broken.push(node.textContent ?? '')
    }
    const nav = root?.querySelector('nav')
    if (nav && nav.scrollWidth > nav.clientWidth) broken.push('nav')
    return broken
  }, selector)

test('the head of a page breaks no word and hides no link, at any width', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'hugo', ['everyone', 'admins'])
  for (const path of ['/todos', '/admin/settings']) {
    await page.goto(path)
    for (const width of [320, 375, 768, 1120]) {
      await page.setViewportSize({ width, height: 640 })
      expect.soft(await brokenIn(page, 'header'), `${path} at ${width} pixels`).toEqual([])
    }
  }
})

test('the bar of what is ticked breaks no word on a narrow phone', async ({ open }) => {
  const page = await open({ viewport: { width: 320, height: 640 } })
  await newVisitor(newEmail('missed'), [])
  await atTodos(page, 'ines', ['everyone', 'admins'])
  await page.goto('/admin/users?show=missing')
  const box = page.getByRole('checkbox', { name: /^Select \w+@/ }).first()
  await box.check()
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 user selected')
  expect(await brokenIn(page, '[aria-label="Selection"]')).toEqual([])
})

test('a name without a space breaks inside its row', async ({ open }) => {
  const page = await open({ viewport: { width: 320, height: 640 } })
  const person = await atTodos(page, 'vera')
  await addTodo(environment, person, 'ω'.repeat(200))
  await page.reload()
  await expect(page.getByText('ω'.repeat(200))).toBeVisible()
  expect(await overflow(page)).toBeLessThanOrEqual(0)
})

test('with reduced motion nothing moves, and with forced colours the boxes stay', async ({ open }) => {
  const page = await open({ reducedMotion: 'reduce', forcedColors: 'active' })
  const person = await atTodos(page, 'walt')
  await addTodo(environment, person, 'Keep still')
  await page.reload()
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element)
        return animationName !== 'none' || transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0.001)
      }).length,
  )
  expect(moving).toBe(0)
  const box = page.getByRole('button', { name: 'Complete Keep still' }).locator('.box')
  await expect(box).not.toHaveCSS('border-top-width', '0px')
})
