import { randomBytes } from 'node:crypto'
import { expect } from 'playwright/test'
import { administer, emptyPool, invite, textOf, userRow } from './administrators'
import { test } from './browser-test'
import { newEmail, newVisitor } from './visitors'

const newPrefix = (name: string) => `${name}${randomBytes(4).toString('hex')}`
const inviteMany = async (prefix: string, count: number) => {
  const emails = Array.from({ length: count }, (_, at) => `${prefix}-${String(at).padStart(3, '0')}@example.com`)
  for (const email of emails) await invite(email)
  return emails
}

test.beforeAll(emptyPool)

test('what is searched for, filtered and put in order stands in the address, and holds when it is opened again', async ({
  open,
}) => {
  const page = await open()
  const prefix = newPrefix('zoe')
  const [first = '', second = ''] = await inviteMany(prefix, 2)
  await newVisitor(`${prefix}-member@example.com`)
  await administer(page, '/admin/users')
  await page.getByRole('searchbox', { name: 'Search' }).fill(prefix)
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(userRow(page, prefix)).toHaveCount(3)
  await expect(page.getByText('3 of 3 shown')).toBeVisible()

  await page.getByRole('link', { name: 'Missing', exact: true }).click()
  await expect(userRow(page, prefix)).toHaveCount(2)
  await page.getByRole('link', { name: 'Email', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Email' })).toHaveAttribute('aria-sort', 'ascending')
  await expect(userRow(page, prefix).first()).toContainText(first)
  await page.getByRole('link', { name: 'Email', exact: true }).click()
  await expect(page.getByRole('columnheader', { name: 'Email' })).toHaveAttribute('aria-sort', 'descending')
  await expect(userRow(page, prefix).first()).toContainText(second)

  const address = page.url()
  await page.goto('/admin')
  await page.goto(address)
  await expect(userRow(page, prefix).first()).toContainText(second)
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(prefix)
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Confirmed')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByText('Nobody matches')).toBeVisible()
})

test('a search that is too long is said to be that, stays as it was typed, and shows no list and no file', async ({
  open,
}) => {
  const page = await open()
  const typed = 'x'.repeat(257)
  await administer(page, `/admin/users?q=${typed}`)
  await expect(page.getByText('A search has at most 128 characters, and this one has 257.')).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(typed)
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByText(/shown$/)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'CSV' })).toHaveCount(0)
  expect((await page.context().request.get(`/admin/users/export?q=${typed}`)).status()).toBe(400)

  await page.goto('/admin/users?show=missed')
  await expect(page.getByText('The address filters by what there is not: who is shown.')).toBeVisible()
  await expect(page.getByRole('table')).toHaveCount(0)
})

test('a user is found by id, and an address that is not verified is marked with words', async ({ open }) => {
  const page = await open()
  const email = newEmail('una')
  const username = await invite(email, false)
  await administer(page, '/admin/users')
  await page.getByRole('combobox', { name: 'Search in' }).selectOption('Id')
  await page.getByRole('searchbox', { name: 'Search' }).fill(username.slice(0, 18))
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(userRow(page, email)).toContainText('not verified')
  await expect(userRow(page, email)).toContainText('Never signed in')
})

test('the list is read page by page to its end, and back, and all who match go into one plan, with their exact number', async ({
  open,
}) => {
  const page = await open()
  const prefix = newPrefix('pia')
  await inviteMany(prefix, 63)
  await administer(page, `/admin/users?q=${prefix}&sort=email`)
  await expect(userRow(page, prefix)).toHaveCount(60)
  await expect(page.getByText('60 of 63 shown')).toBeVisible()
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(userRow(page, prefix)).toHaveCount(3)
  await expect(page.getByRole('link', { name: 'Next page' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Previous page' }).click()
  await expect(userRow(page, prefix).first()).toContainText(`${prefix}-000`)

  await page.getByRole('checkbox', { name: 'Select all shown' }).check()
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('60 users selected')
  await expect(bar.getByRole('button', { name: 'Plan a repair of all who match' })).toBeVisible()
  await page.goto(`/admin/users?q=${prefix}&show=missing`)
  await page.getByRole('checkbox', { name: 'Select all shown' }).check()
  await bar.getByRole('button', { name: 'Plan a repair of all 63 who match' }).click()
  await expect(page).toHaveURL(/\/admin\/runs\/\w/)
  await expect(page.getByRole('heading', { name: 'Add all 63 missing users' })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Discard the plan' }).click()
  await expect(page.getByText('The plan was discarded')).toBeVisible()
})

test('ticked users go into a plan of their own, with their exact number on the button', async ({ open }) => {
  const page = await open()
  const prefix = newPrefix('ida')
  const [first = '', second = ''] = await inviteMany(prefix, 2)
  await newVisitor(`${prefix}-member@example.com`)
  await administer(page, `/admin/users?q=${prefix}`)
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toBeHidden()
  await page.getByRole('checkbox', { name: `Select ${first}` }).focus()
  await page.keyboard.press('Space')
  await expect(bar.getByRole('button', { name: 'Repair 1 user' })).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all shown' }).check()
  await expect(bar).toContainText('3 users selected')
  await expect(bar).toContainText('1 of them is not missing')
  await expect(bar.getByRole('button', { name: 'Repair 2 users' })).toBeVisible()
  await bar.getByRole('button', { name: 'Clear' }).click()
  await expect(bar).toBeHidden()
  await page.getByRole('checkbox', { name: `Select ${first}` }).check()
  await page.getByRole('checkbox', { name: `Select ${second}` }).check()
  await bar.getByRole('button', { name: 'Repair 2 users' }).click()
  await expect(page).toHaveURL(/\/admin\/runs\/\w/)
  await expect(page.getByRole('link', { name: first })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('link', { name: second })).toBeVisible()
})

test('the users who match are saved as CSV and as JSON', async ({ open }) => {
  const page = await open()
  const prefix = newPrefix('kai')
  const emails = await inviteMany(prefix, 62)
  await administer(page, `/admin/users?q=${prefix}&show=missing`)
  const csv = await textOf(page, () => page.getByRole('link', { name: 'CSV' }).click())
  expect(csv.name).toBe('users.csv')
  expect(csv.bytes.subarray(0, 3).toString('hex')).toBe('efbbbf')
  const [head = '', ...rows] = csv.bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
  expect(head.split(',')).toEqual(expect.arrayContaining(['email', 'standing']))
  const column = head.split(',').indexOf('email')
  expect(rows.map((row) => row.split(',')[column]).sort()).toEqual(emails)
  await expect(page.getByText('Saved 62 users').first()).toBeVisible()

  const json = await textOf(page, () => page.getByRole('link', { name: 'JSON' }).click())
  const saved = JSON.parse(json.bytes.toString('utf8')) as { users: { email: string; standing: string }[] }
  expect(saved.users.map(({ email }) => email).sort()).toEqual(emails)
  expect(new Set(saved.users.map(({ standing }) => standing))).toEqual(new Set(['MISSING']))
})

test('from signing in, a new administrator repairs a user with three clicks', async ({ open }) => {
  const page = await open()
  const email = newEmail('eva')
  await invite(email)
  await administer(page, '/todos')
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('link', { name: 'Admin' }).click()
  await userRow(page, email).getByRole('button', { name: 'Repair' }).click()
  await expect(page.getByText('Added to everyone.')).toBeVisible()
})

test('without script users are searched for, ticked and repaired, and the files are links', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false })
  const prefix = newPrefix('lea')
  const [first = ''] = await inviteMany(prefix, 2)
  await administer(page, '/admin/users')
  await page.getByRole('searchbox', { name: 'Search' }).fill(prefix)
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(userRow(page, prefix)).toHaveCount(2)
  const csv = await textOf(page, () => page.getByRole('link', { name: 'CSV' }).click())
  expect(csv.bytes.toString('utf8')).toContain(first)
  await page.getByRole('checkbox', { name: `Select ${first}` }).check()
  await page.getByRole('button', { name: 'Repair the ticked users' }).click()
  await expect(page).toHaveURL(/\/admin\/runs\/\w/)
})
