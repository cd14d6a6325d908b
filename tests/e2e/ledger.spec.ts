import { expect } from 'playwright/test'
import { ask, createPerson } from '../people'
import { environment } from './addresses'
import { test } from './browser-test'
import { beAdministrator } from './run-acts'
import { nameOf, newEmail } from './visitors'

const REPAIR = 'mutation Repair($username: ID!) { manageUser(username: $username, act: REPAIR) { outcome refusal } }'

test('an act stands in the ledger once, by whom and on whom, is found by its filters, and its chain is intact', async ({
  open,
}) => {
  const page = await open()
  const admin = await beAdministrator(page)
  const person = await createPerson(environment, newEmail('ledgered'), [])
  await ask(environment, person.accessToken, 'mutation { enterWorkspace { standing } }')
  await ask(environment, admin.accessToken, REPAIR, { username: person.sub })

  await page.goto(`/admin/ledger?user=${person.sub}`)
  const row = page.getByRole('row').filter({ hasText: 'Repaired' })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText(nameOf(admin))
  await expect(row).toContainText(nameOf(person))
  await expect(row).toContainText('Done')
  await expect(row.getByRole('link', { name: nameOf(person) })).toHaveAttribute('href', `/admin/users/${person.sub}`)

  await page.getByRole('combobox', { name: 'Act' }).selectOption('Deleted')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText('No act matches.')).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(page).toHaveURL(/\/admin\/ledger$/)
  await page
    .getByRole('link', { name: /^Check this chain\s+Day/ })
    .first()
    .click()
  await expect(page.getByRole('status').filter({ hasText: 'is intact' })).toContainText('follows from the one before')
})

test('what cannot be looked for in the ledger is said to be that, and stays as it was typed', async ({ open }) => {
  const page = await open()
  await beAdministrator(page)
  await page.goto('/admin/ledger')
  await page.getByRole('textbox', { name: 'By, id' }).fill('Bob Smith')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText('This cannot be looked for: By, id.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'By, id' })).toHaveValue('Bob Smith')
  await expect(page.getByRole('table')).toHaveCount(0)
  expect((await page.context().request.get('/admin/ledger/export?who=Bob+Smith')).status()).toBe(400)
})

test('a chain that is not there is not called intact', async ({ open }) => {
  const page = await open()
  await beAdministrator(page)
  for (const [asked, said] of [
    ['check=run%2320260101T000000000-abcdef', 'The chain could not be checked. There is no such run.'],
    ['check=day%232001-01-01&fromRow=9', 'The chain could not be checked. It has no row to begin at there.'],
    ['check=week%231', 'The chain could not be checked. No chain is called so.'],
    ['check=day%232001-01-01', 'Day 2001-01-01 has no rows'],
  ] as const) {
    await page.goto(`/admin/ledger?${asked}`)
    await expect(page.getByRole('main')).toContainText(said)
    await expect(page.getByRole('main')).not.toContainText('is intact')
  }
})

test('the ledger is saved as a file with the hash of every row', async ({ open }) => {
  const page = await open()
  const admin = await beAdministrator(page)
  const person = await createPerson(environment, newEmail('filed'), [])
  await ask(environment, admin.accessToken, REPAIR, { username: person.sub })
  const reply = await page.context().request.get(`/admin/ledger/export?as=json&user=${person.sub}`)
  const { rows, isComplete } = (await reply.json()) as { rows: Record<string, string>[]; isComplete: boolean }
  expect(isComplete).toBe(true)
  expect(rows.map(({ act, outcome }) => [act, outcome])).toEqual([
    ['REPAIR', 'DONE'],
    ['REPAIR', 'BEGUN'],
  ])
  for (const { hash } of rows) expect(hash).toMatch(/^[\da-f]{64}$/)
})
