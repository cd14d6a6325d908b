import { AdminEnableUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, type Page } from 'playwright/test'
import { ask, cognitoOf, createPerson } from '../people'
import { signIn } from './acts'
import { environment } from './addresses'
import { test } from './browser-test'
import { beAdministrator, isInGroup, makeMissing, sentence } from './run-acts'
import { newEmail } from './visitors'

const setDoor = async (page: Page, label: string) => {
  await page.goto('/admin/settings')
  await page.getByRole('radio', { name: label }).check()
  await page.getByRole('button', { name: 'Save the settings' }).click()
  await expect(page.getByText(/^(Saved\.|Nothing was changed)/)).toBeVisible()
}

const signInFirst = async (page: Page, email: string) => {
  await signIn(page, email, 'Temporary-word-1')
  await page.getByLabel('New password').fill('Lasting-word-22')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
}

test('with the door open a user without the group sees the workspace on their first page', async ({ open }) => {
  const [early = '', late = ''] = await makeMissing(2)
  const waiting = await open()
  await signInFirst(waiting, early)
  await expect(sentence(waiting)).toHaveText('You are not a member yet')

  const admin = await open()
  await beAdministrator(admin)
  await setDoor(admin, 'Is added at the door')
  try {
    const page = await open()
    await signInFirst(page, late)
    await expect(page.getByRole('heading', { name: 'Everyone', level: 1, exact: true })).toBeVisible()
    expect(await isInGroup(late)).toBe(true)
    await waiting.getByRole('button', { name: 'Check again' }).click()
    await expect(waiting.getByRole('heading', { name: 'Everyone', level: 1, exact: true })).toBeVisible()
  } finally {
    await setDoor(admin, 'Waits for an administrator')
  }
})

test('who is kept out reads so, and neither the door nor checking again lets them in', async ({ open }) => {
  const email = newEmail('removed')
  const person = await createPerson(environment, email, ['everyone'])
  const admin = await open()
  const { accessToken } = await beAdministrator(admin)
  const keepOut = 'mutation Keep($username: ID!) { manageUser(username: $username, act: KEEP_OUT) { outcome refusal } }'
  const { data } = await ask(environment, accessToken, keepOut, { username: person.sub })
  expect(data?.manageUser).toEqual({ outcome: 'DONE', refusal: null })
  // Keeping out disables the account; only who is let in again by hand can come as far as this page.
  await cognitoOf(environment).send(
    new AdminEnableUserCommand({ UserPoolId: environment.USER_POOL_ID, Username: email }),
  )
  await setDoor(admin, 'Is added at the door')
  try {
    const page = await open()
    await signIn(page, email, person.password)
    await expect(sentence(page)).toHaveText('You are not in the group any more')
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByText('An administrator has to restore you')).toBeVisible()
    expect(await isInGroup(email)).toBe(false)
  } finally {
    await setDoor(admin, 'Waits for an administrator')
  }
})
