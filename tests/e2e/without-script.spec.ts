import { expect } from 'playwright/test'
import { ask } from '../people'
import {
  addTodo,
  confirm,
  goToTrash,
  mailedCode,
  removeTodo,
  rowOf,
  signIn,
  signOut,
  signUp,
  startRename,
  trashTodo,
} from './acts'
import { environment } from './addresses'
import { emptyPool, textOf } from './administrators'
import { test } from './browser-test'
import { makeTemporary } from './temporary-user'
import { changeElsewhere, makeTodo } from './todos-over-the-wire'
import { atTodos, nameOf, newEmail, newVisitor, wearSession } from './visitors'

const noScript = { javaScriptEnabled: false }

test.beforeAll(emptyPool)

test('without script one signs up, confirms, signs in and signs out', async ({ open }) => {
  const page = await open(noScript)
  const email = newEmail('edna')
  await signUp(page, email, 'Commons-edna-1')
  await confirm(page, '000000', 'Commons-edna-1')
  await expect(page.getByText('That code did not work.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await confirm(page, await mailedCode(email), 'Commons-edna-1')
  await expect(page.getByRole('heading', { name: 'Everyone', level: 1 })).toBeVisible()
  await signOut(page)
  await signIn(page, email, 'Wrong-password-1')
  await expect(page.getByText('That did not work.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await signIn(page, email, 'Commons-edna-1')
  await expect(page.getByRole('heading', { name: 'Everyone', level: 1 })).toBeVisible()
  await signOut(page)
  await page.goto('/todos')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('without script one adds, renames, completes, reopens, restores and deletes a todo', async ({ open }) => {
  const page = await open(noScript)
  await atTodos(page, 'fred')
  const goTo = (tab: string) => page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: tab }).click()
  const name = 'Sharpen every knife'
  await addTodo(page, 'Sharpen the knives')
  const field = await startRename(page, 'Sharpen the knives')
  await field.fill(name)
  await page.getByLabel('Notes').fill('The bread knife too.')
  await page.getByLabel('Due').fill('2030-01-02')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('The bread knife too.')).toBeVisible()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(rowOf(page, name)).toContainText('2 Jan 2030')
  await page.getByRole('button', { name: `Complete ${name}` }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
  await goTo('Done')
  await page.getByRole('button', { name: `Reopen ${name}` }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
  await goTo('Open')
  await expect(page.getByRole('button', { name: `Complete ${name}` })).toBeVisible()
  await trashTodo(page, name)
  await expect(page.getByText('It is in Trash, and can be restored there for 30 days.')).toBeVisible()
  await goToTrash(page)
  await rowOf(page, name).getByRole('button', { name: 'Restore' }).click()
  await expect(rowOf(page, name)).toHaveCount(0)
  await goTo('Open')
  await trashTodo(page, name)
  await goToTrash(page)
  await rowOf(page, name).getByRole('link', { name: 'Delete for good' }).click()
  await page.getByRole('link', { name: 'Keep it' }).click()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await removeTodo(page, name)
  await expect(page).toHaveURL(/show=trash/)
})

test('without script a todo changed on another device is put to its owner, with both texts', async ({ open }) => {
  const page = await open(noScript)
  const person = await atTodos(page, 'gwen')
  const id = await makeTodo(person, { name: 'Order tulips' })
  await page.goto(`/todos/${id}?edit`)
  await page.getByLabel('Name').fill('Order roses')
  await changeElsewhere(person, id, { name: 'Order lilies' })
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Order lilies').last()).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Order roses')
  await page.getByRole('button', { name: 'Keep yours' }).click()
  await expect(page.getByRole('heading', { name: 'Order roses', level: 1 })).toBeVisible()
})

test('without script one looks at somebody’s todos, and takes one’s own along as a file', async ({ open }) => {
  const page = await open(noScript)
  const other = await newVisitor(newEmail('ophelia'))
  await makeTodo(other, { name: 'Learn the lines' })
  await atTodos(page, 'polo')
  await addTodo(page, 'Stand behind the curtain')
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'Person' }).click()
  await page.getByRole('searchbox', { name: 'Name begins with' }).fill(nameOf(other))
  await page.getByRole('button', { name: 'Find' }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: nameOf(other) })
    .click()
  await expect(page.getByRole('heading', { name: nameOf(other), level: 1 })).toBeVisible()
  await expect(page.getByRole('listitem')).toHaveCount(1)
  await page.goto('/todos?of=mine')
  await page.getByRole('button', { name: 'More about this list' }).click()
  const file = await textOf(page, () => page.getByRole('link', { name: 'Export as CSV' }).click())
  expect(file.name).toBe('todos-open.csv')
  expect(file.bytes.toString('utf8')).toContain('Stand behind the curtain')
  expect(file.bytes.toString('utf8')).not.toContain('Learn the lines')
})

test('without script a new password is set, and a repair opens the workspace at the next check', async ({ open }) => {
  const page = await open(noScript)
  const email = newEmail('gus')
  await makeTemporary(email, 'Temporary-word-1')
  await signIn(page, email, 'Temporary-word-1')
  await page.getByLabel('New password').fill('too-short')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByText('Take at least 12 characters')).toBeVisible()
  await page.getByLabel('New password').fill('Lasting-word-22')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('heading', { name: 'You are not a member yet' })).toBeVisible()
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('An administrator has to add you')).toBeVisible()

  const admin = await open(noScript)
  await wearSession(admin, await newVisitor(newEmail('chief'), ['everyone', 'admins']))
  await admin.goto('/admin/users?show=missing')
  await admin.getByRole('row').filter({ hasText: email }).getByRole('button', { name: 'Repair' }).click()
  await expect(admin.getByText('at most 15 minutes')).toBeVisible()

  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('heading', { name: 'Everyone', level: 1 })).toBeVisible()
})

test('without script a display name is changed, and others read it', async ({ open }) => {
  const page = await open(noScript)
  const person = await atTodos(page, 'hugo')
  await page.goto('/account/name')
  await page.getByLabel('Display name').fill(`Hugo ${nameOf(person)}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`You are now Hugo ${nameOf(person)}.`)).toBeVisible()
  const reader = await newVisitor(newEmail('reader'))
  const { data } = await ask(
    environment,
    reader.accessToken,
    'query N($ids: [ID!]!) { memberNames(ids: $ids) { displayName } }',
    {
      ids: [person.sub],
    },
  )
  expect(data?.memberNames).toEqual([{ displayName: `Hugo ${nameOf(person)}` }])
})

test('without script a member who goes to the administrators reads why not', async ({ open }) => {
  const page = await open(noScript)
  await atTodos(page, 'nosy')
  const reply = await page.goto('/admin/users')
  expect(reply?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: 'This page is for administrators' })).toBeVisible()
})
