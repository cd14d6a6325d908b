import { expect } from 'playwright/test'
import { ask } from '../people'
import { addTodo, deleteTodo, mailedCode, rowOf, signIn, signOut, signUp, startRename } from './acts'
import { environment } from './addresses'
import { test } from './browser-test'
import { makeTemporary } from './temporary-user'
import { atTodos, nameOf, newEmail, newVisitor, wearSession } from './visitors'

const noScript = { javaScriptEnabled: false }

test('without script one signs up, confirms, signs in and signs out', async ({ open }) => {
  const page = await open(noScript)
  const email = newEmail('edna')
  await signUp(page, email, 'Commons-edna-1')
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('That code did not work.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await page.getByLabel('Code').fill(await mailedCode(email))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Your email is confirmed')).toBeVisible()
  await signIn(page, email, 'Wrong-password-1')
  await expect(page.getByText('That did not work.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
  await signIn(page, email, 'Commons-edna-1')
  await expect(page.getByRole('heading', { name: 'Everyone', level: 1 })).toBeVisible()
  await signOut(page)
  await page.goto('/todos')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('without script one adds, renames, completes, reopens and deletes a todo', async ({ open }) => {
  const page = await open(noScript)
  await atTodos(page, 'fred')
  await addTodo(page, 'Sharpen the knives')
  const field = await startRename(page, 'Sharpen the knives')
  await field.fill('Sharpen every knife')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(rowOf(page, 'Sharpen every knife')).toBeVisible()
  await page.getByRole('button', { name: 'Complete Sharpen every knife' }).click()
  await page.getByRole('button', { name: 'Reopen Sharpen every knife' }).click()
  await expect(page.getByRole('button', { name: 'Complete Sharpen every knife' })).toBeVisible()
  await deleteTodo(page, 'Sharpen every knife')
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
  await page.goto('/name')
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
