import { expect } from 'playwright/test'
import { signIn } from './acts'
import { test } from './browser-test'
import { newEmail, newVisitor } from './visitors'

// How every JSON web token begins.
const TOKEN = 'eyJ'

test('no script of a page can read a token, and the cookies are for the server alone', async ({ open }) => {
  const page = await open()
  const { email, password } = await newVisitor(newEmail('dina'), ['everyone', 'admins'])
  await signIn(page, email, password)
  await expect(page).toHaveURL(/\/todos$/)
  for (const path of ['/todos', '/name', '/admin', '/admin/users']) {
    await page.goto(path)
    const readable = await page.evaluate(() =>
      JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
    )
    expect(readable).toBe('["",{},{}]')
    expect(await page.content()).not.toContain(TOKEN)
  }
  const cookies = await page.context().cookies()
  expect(cookies.filter(({ value }) => value.startsWith(TOKEN)).length).toBeGreaterThanOrEqual(2)
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
})

test('nothing that a page loads comes from another host', async ({ open }) => {
  const page = await open()
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  const { email, password } = await newVisitor(newEmail('enid'))
  await signIn(page, email, password)
  await expect(page).toHaveURL(/\/todos$/)
  expect([...hosts]).toEqual([new URL(page.url()).host])
})
