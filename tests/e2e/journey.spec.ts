import { expect } from 'playwright/test'
import { TEMPORARY_PASSWORD_OWNER as carol, seededUsers } from '../../scripts/seeded-users'
import { ask } from '../people'
import { addTodo, confirm, mailedCode, rowOf, signIn, signUp } from './acts'
import { environment } from './addresses'
import { emptyPool } from './administrators'
import { test } from './browser-test'
import { newEmail } from './visitors'
import { scrollToEnd } from './workspace-acts'

const passwordOf = (email: string) => seededUsers.find((user) => user.email === email)?.password ?? ''
const signInSeeded = async (page: Parameters<typeof signIn>[0], email: string) => {
  await signIn(page, email, passwordOf(email))
  await expect(page).toHaveURL(/\/todos$/)
}

test.beforeAll(emptyPool)

test("bob reads what alice adds, is told why it is not his, and AppSync refuses his own token's call", async ({
  open,
}) => {
  const alice = await open()
  await signInSeeded(alice, 'alice@example.com')
  await addTodo(alice, 'Book the large room')

  const bob = await open()
  await signInSeeded(bob, 'bob@example.com')
  const row = rowOf(bob, 'Book the large room')
  await expect(row).toBeVisible()
  // Its name leads to its panel; nothing of the row changes it.
  await expect(row.getByRole('link')).toHaveCount(1)
  await expect(row.getByRole('button')).toHaveCount(1)
  const reason = row.getByRole('button', { name: 'Open. Only alice can change this' })
  await reason.focus()
  await expect(row.locator('.row-reason')).toBeVisible()
  await expect(row.locator('.row-reason')).toHaveText('Only alice can change this')

  await row.getByRole('link').click()
  const panel = bob.getByRole('dialog', { name: 'Book the large room' })
  await expect(panel).toContainText('Only alice can change this')
  for (const act of ['Edit', 'Complete', 'Move to Trash'])
    await expect(panel.getByRole('button', { name: act })).toHaveCount(0)

  const cookies = await bob.context().cookies()
  const token = cookies.find(({ name }) => name.endsWith('.accessToken'))?.value
  const { data } = await ask(
    environment,
    token,
    'query { todosByState(state: OPEN, sortDirection: DESC, limit: 1) { items { id name } } }',
  )
  const [todo] = (data as { todosByState: { items: { id: string; name: string }[] } }).todosByState.items
  expect(todo?.name).toBe('Book the large room')
  const change = 'mutation Change($input: UpdateTodoInput!) { updateTodo(input: $input) { id } }'
  const refused = await ask(environment, token, change, { input: { id: todo?.id, state: 'OPEN', name: 'Mine now' } })
  expect(refused.data?.updateTodo ?? null).toBeNull()
  expect(refused.errors[0]?.errorType).toBe('Unauthorized')
  await alice.reload()
  await expect(rowOf(alice, 'Book the large room')).toBeVisible()
})

test('carol, made in the console, waits until the administrator repairs her, and then sees all without signing in again', async ({
  open,
}) => {
  const page = await open()
  await signIn(page, carol.email, carol.password)
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
  await page.getByLabel('New password').fill('Commons-carol-22')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'You are not a member yet' })).toBeVisible()
  await expect(page.getByText('Only your own todos are here')).toBeVisible()
  await addTodo(page, 'Hang my coat')
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'not yet' })).toContainText('An administrator has to add you')

  const admin = await open()
  await signInSeeded(admin, 'admin@example.com')
  await admin.goto('/admin/users')
  await admin.getByRole('link', { name: 'Missing', exact: true }).click()
  const row = admin.getByRole('row').filter({ hasText: carol.email })
  await row.getByRole('button', { name: 'Repair' }).click()
  await expect(admin.getByRole('status').filter({ hasText: 'Added to everyone' })).toContainText('at most 15 minutes')

  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { name: 'Everyone', level: 1 })).toBeVisible()
  // Other tests have added theirs above it.
  await scrollToEnd(page)
  await expect(rowOf(page, 'Find out who still has a key to the roof')).toBeVisible()
  await expect(rowOf(page, 'Hang my coat')).toBeVisible()
})

test('who signs up in the browser is in the group at once, with no repair', async ({ open }) => {
  const page = await open()
  const email = newEmail('dora')
  await signUp(page, email, 'Commons-dora-1')
  await confirm(page, await mailedCode(email), 'Commons-dora-1')
  await expect(page.getByRole('heading', { name: 'Everyone', level: 1 })).toBeVisible()
  // Other tests have added theirs above it.
  await scrollToEnd(page)
  await expect(rowOf(page, 'Find out who still has a key to the roof')).toBeVisible()

  const admin = await open()
  await signInSeeded(admin, 'admin@example.com')
  await admin.goto('/admin/users')
  await expect(admin.getByRole('row').filter({ hasText: email })).toContainText('Member')
})
