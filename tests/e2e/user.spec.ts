import { AdminUpdateUserAttributesCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, type Page } from 'playwright/test'
import { addTodo, cognitoOf } from '../people'
import { mailedCode } from './acts'
import { environment } from './addresses'
import { administer, invite } from './administrators'
import { test } from './browser-test'
import { newEmail, newVisitor } from './visitors'

const outcome = (page: Page) => page.getByRole('status', { name: 'What happened' })
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Opens the question, ticks what is to be ticked, and says yes. */
const actAndConfirm = async (
  page: Page,
  name: string,
  answer?: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
) => {
  await act(page, name).click()
  const dialog = page.getByRole('dialog').filter({ visible: true })
  await answer?.(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
}

for (const javaScriptEnabled of [true, false])
  test(`one user is repaired, removed, kept out with their todos, and restored${javaScriptEnabled ? '' : ', without script'}`, async ({
    open,
  }) => {
    const page = await open({ javaScriptEnabled })
    const person = await newVisitor(newEmail('olga'), [])
    await addTodo(environment, person, 'Return the ladder')
    await administer(page, `/admin/users/${person.sub}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.email)
    await expect(page.getByText('Cannot see the workspace')).toBeVisible()

    await act(page, 'Repair').click()
    await expect(outcome(page)).toContainText('Added to everyone.')
    await expect(page.getByText('Sees the workspace')).toBeVisible()
    await act(page, 'Remove from the group').click()
    await expect(outcome(page)).toContainText('Taken out of everyone.')
    await expect(page.getByText('Cannot see the workspace')).toBeVisible()

    await actAndConfirm(page, 'Remove and keep out', (dialog) =>
      dialog.getByRole('checkbox', { name: /trash/ }).check(),
    )
    await expect(outcome(page)).toContainText('Kept out.')
    await expect(outcome(page)).toContainText('1 todo in the trash.')
    await expect(page.getByText(/Kept out on purpose/)).toBeVisible()
    await expect(page.getByText('In the trash', { exact: true })).toBeVisible()
    await expect(act(page, 'Repair')).toHaveCount(0)

    await act(page, 'Restore').click()
    await expect(outcome(page)).toContainText('Restored.')
    await expect(page.getByText('Sees the workspace')).toBeVisible()
    await act(page, 'Put their todos back').click()
    await expect(outcome(page)).toContainText('1 todo back in everyone’s list.')
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByRole('listitem').filter({ hasText: 'Removed and kept out' })).toContainText('by you')
  })

test('administration is given and taken away, passwords are reset, accounts disabled, enabled and signed out', async ({
  open,
}) => {
  const page = await open()
  const person = await newVisitor(newEmail('paul'))
  await administer(page, `/admin/users/${person.sub}`)
  await act(page, 'Make an administrator').click()
  await expect(outcome(page)).toContainText('Made an administrator.')
  await act(page, 'Take administration away').click()
  await expect(outcome(page)).toContainText('No administrator any more.')
  await actAndConfirm(page, 'Sign out everywhere')
  await expect(outcome(page)).toContainText('Signed out everywhere.')
  await act(page, 'Disable').click()
  await expect(outcome(page)).toContainText('Disabled.')
  await expect(act(page, 'Reset the password')).toHaveCount(0)
  await act(page, 'Enable').click()
  await expect(outcome(page)).toContainText('Enabled.')
  await actAndConfirm(page, 'Reset the password', (dialog) =>
    expect(dialog).not.toContainText('Nobody has confirmed this address'),
  )
  await expect(outcome(page)).toContainText('Password reset.')
  await expect(page.getByText('Must reset password')).toBeVisible()
})

for (const javaScriptEnabled of [true, false])
  test(`a password is reset at an address that nobody confirmed, once it is said what that means${javaScriptEnabled ? '' : ', without script'}`, async ({
    open,
  }) => {
    const page = await open({ javaScriptEnabled })
    const { email, sub } = await newVisitor(newEmail('nora'))
    await cognitoOf(environment).send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: environment.USER_POOL_ID,
        Username: sub,
        UserAttributes: [{ Name: 'email_verified', Value: 'false' }],
      }),
    )
    await administer(page, `/admin/users/${sub}`)
    const facts = page.getByRole('region', { name: 'About' })
    await expect(facts.getByText('Not verified', { exact: true })).toBeVisible()
    await actAndConfirm(page, 'Reset the password', async (dialog) => {
      await expect(dialog).toContainText(email)
      await expect(dialog).toHaveAccessibleDescription(
        /Nobody has confirmed this address\. The code goes there, and whoever reads it gets the account: make sure that it is theirs\./,
      )
    })
    await expect(outcome(page)).toContainText('Password reset.')
    await expect(facts.getByText('Verified', { exact: true })).toBeVisible()
    expect(await mailedCode(email)).toMatch(/^\d{6}$/)
    const history = page.getByRole('region', { name: 'History' })
    await expect(history.getByRole('listitem').filter({ hasText: /password/ })).toHaveCount(1)
  })

test('a double press acts once, and one without a network is not sent and loses nothing', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('dora'))
  await administer(page, `/admin/users/${person.sub}`)
  const told = (words: string) =>
    page.getByRole('region', { name: 'History' }).getByRole('listitem').filter({ hasText: words })
  await act(page, 'Disable').dblclick()
  await expect(outcome(page)).toContainText('Disabled. They cannot sign in')
  await page.reload()
  await expect(told('Disabled')).toHaveCount(1)

  await page.context().setOffline(true)
  await act(page, 'Enable').click()
  await expect(outcome(page)).toContainText('There is no network, so nothing was sent.')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.email)
  await page.context().setOffline(false)
  await act(page, 'Enable').click()
  await expect(outcome(page)).toContainText('Enabled. They can sign in again.')
  await expect(page.getByText('There is no network')).toHaveCount(0)
})

for (const javaScriptEnabled of [true, false])
  test(`a user is deleted only when their address is typed, and what they wrote stays${javaScriptEnabled ? '' : ', without script'}`, async ({
    open,
  }) => {
    const page = await open({ javaScriptEnabled })
    const person = await newVisitor(newEmail('quin'))
    await addTodo(environment, person, 'Take down the poster')
    await administer(page, `/admin/users/${person.sub}`)
    await actAndConfirm(page, 'Delete', (dialog) => dialog.getByRole('textbox').fill('somebody@example.com'))
    await expect(page.getByText('This is not their email address.').filter({ visible: true }).first()).toBeVisible()
    if (javaScriptEnabled) await page.keyboard.press('Escape')
    await actAndConfirm(page, 'Delete', (dialog) => dialog.getByRole('textbox').fill(person.email))
    await expect(outcome(page)).toContainText('Deleted.')
    await expect(page.getByRole('heading', { name: 'This user is not there any more' })).toBeVisible()
    await expect(page.getByText('Take down the poster')).toBeVisible()
    await act(page, 'Move their todos to the trash').click()
    await expect(outcome(page)).toContainText('1 todo in the trash.')
  })

test('on oneself nothing is offered that shuts one out', async ({ open }) => {
  const page = await open()
  const admin = await administer(page, '/admin')
  await page.goto(`/admin/users/${admin.sub}`)
  await expect(page.getByText('This is you')).toBeVisible()
  for (const name of ['Remove from the group', 'Remove and keep out', 'Disable', 'Delete', 'Take administration away'])
    await expect(act(page, name)).toHaveCount(0)
  await expect(page.getByText('Not on yourself: ask another administrator.').first()).toBeVisible()
})

test('somebody is invited as the console does it, and invited again', async ({ open }) => {
  const page = await open()
  const email = newEmail('rosa')
  await administer(page, '/admin/users')
  await page.getByRole('link', { name: 'New user' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText('The invitation is on its way')).toBeVisible()
  await expect(page.getByText('Cannot see the workspace')).toBeVisible()
  await act(page, 'Send the invitation again').click()
  await expect(outcome(page)).toContainText('Invitation sent again.')
  await expect(page.getByText('The invitation is on its way')).toHaveCount(0)

  await page.goto('/admin/users/new')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await expect(page.getByText('Somebody has this address already.')).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
})

test('todos whose owner was deleted are found, moved to the trash, and put back', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('sven'))
  await addTodo(environment, person, 'Sweep the yard')
  await administer(page, `/admin/users/${person.sub}`)
  await actAndConfirm(page, 'Delete', (dialog) => dialog.getByRole('textbox').fill(person.email))
  await expect(outcome(page)).toContainText('Deleted.')

  await page.goto('/admin/orphans')
  await page.getByRole('button', { name: /^Look/ }).click()
  const row = page.getByRole('row').filter({ has: page.locator(`[href$="${person.sub}"]`) })
  await expect(row).toContainText('1 todo', { timeout: 45_000 })
  await row.getByRole('button', { name: 'Move to trash' }).click()
  await expect(row).toContainText('1 todo in the trash.')
  await row.getByRole('button', { name: 'Put back' }).click()
  await expect(row).toContainText('1 todo back in everyone’s list.')
})

test('an address finds nobody by a name that nobody has, and leads nowhere where it could not be a name', async ({
  open,
}) => {
  const page = await open()
  await administer(page, `/admin/users/${encodeURIComponent('Google_1.2/3%@x')}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This user is not there any more')
  await expect(page.getByText('Google_1.2/3%@x')).toBeVisible()
  for (const path of ['/admin/users/a%20b', '/admin/runs/no-such-run', '/admin/no-such-page', '/no-such-page']) {
    expect((await page.goto(path))?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 }), path).toHaveText('There is nothing here')
  }
})

test('by the keys alone a user is found, opened and repaired', async ({ open }) => {
  const page = await open()
  const email = newEmail('tess')
  await invite(email)
  await administer(page, `/admin/users?q=${email}`)
  await page.getByRole('link', { name: email }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(email)
  await act(page, 'Repair').focus()
  await page.keyboard.press('Enter')
  await expect(outcome(page)).toContainText('Added to everyone.')
  await expect(outcome(page)).toBeFocused()
})
