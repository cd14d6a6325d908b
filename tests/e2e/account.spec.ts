import { GetUserCommand, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import { TOTP } from 'otpauth'
import { expect, type Page } from 'playwright/test'
import { cognitoOf, signIn as signInOverTheWire } from '../people'
import { addTodo, confirm, fillSignIn, mailedCode, rowOf, signIn, signOut, signUp } from './acts'
import { environment } from './addresses'
import { emptyPool } from './administrators'
import { test } from './browser-test'
import { makeTemporary } from './temporary-user'
import { atTodos, nameOf, newEmail, newVisitor, wearSession } from './visitors'

const NEW = 'Another-word-33'
const MODES = [
  ['with script', {}],
  ['without script', { javaScriptEnabled: false }],
] as const

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const atHome = (page: Page) =>
  expect(page.getByRole('heading', { name: 'Everyone', level: 1, exact: true })).toBeVisible()
const signInWith = (email: string, password: string) =>
  cognitoOf(environment).send(
    new InitiateAuthCommand({
      ClientId: environment.USER_POOL_CLIENT_ID,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  )
const renew = (refreshToken: string) =>
  cognitoOf(environment).send(
    new InitiateAuthCommand({
      ClientId: environment.USER_POOL_CLIENT_ID,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: refreshToken },
    }),
  )
const over = expect.objectContaining({ name: 'NotAuthorizedException' })
const setUpApp = async (page: Page, password: string) => {
  await page.goto('/account/app')
  await page.getByLabel('Current password').fill(password)
  await press(page, 'Begin')
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByRole('textbox', { name: 'Code' }).fill(new TOTP({ secret }).generate())
  await press(page, 'Switch on')
  await expect(page.getByText('Your app is set up.')).toBeVisible()
}

test.beforeAll(emptyPool)

for (const [mode, options] of MODES)
  test.describe(mode, () => {
    test('a forgotten password is reset by a code, every sign-in of before ends, and one comes back to the page that was asked for', async ({
      open,
    }) => {
      const page = await open(options)
      const { email, refreshToken } = await newVisitor(newEmail('oona'))
      await page.goto('/people')
      await page.getByLabel('Email').fill(email)
      await page.getByRole('link', { name: 'Forgot the password?' }).click()
      await page.getByLabel('Email').fill(email)
      await press(page, 'Send the code')
      await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
      await expect(page.getByLabel('Email')).toHaveValue(email)

      await page.getByRole('textbox', { name: 'Code' }).fill('000000')
      await page.getByLabel('New password').fill(NEW)
      await press(page, 'Save the new password')
      await expect(page.getByText('That code did not work.')).toBeVisible()
      await expect(page.getByLabel('Email')).toHaveValue(email)

      await press(page, 'Send a new code')
      await expect(page.getByText('a new code is on its way')).toBeVisible()
      const code = await mailedCode(email)
      // As a mail shows it, and as it is pasted.
      await page.getByRole('textbox', { name: 'Code' }).fill(`${code.slice(0, 3)} ${code.slice(3)}`)
      await page.getByLabel('New password').fill('too-short')
      await press(page, 'Save the new password')
      await expect(page.getByText('Take at least 12 characters')).toBeVisible()
      await page.getByRole('textbox', { name: 'Code' }).fill(code)
      await page.getByLabel('New password').fill(NEW)
      await press(page, 'Save the new password')
      await expect(page.getByText('Your other devices are signed out')).toBeVisible()
      await expect(page.getByLabel('Email')).toHaveValue(email)
      await expect(renew(refreshToken)).rejects.toEqual(over)
      await page.getByLabel('Password', { exact: true }).fill(NEW)
      await press(page, 'Sign in')
      await expect(page).toHaveURL(/\/people$/)
    })

    test('an invited person whose address nobody confirmed confirms it after the first sign-in, and can then reset a password', async ({
      open,
    }) => {
      const page = await open(options)
      const email = newEmail('una')
      await makeTemporary(email, 'Temporary-word-1', false)
      await signIn(page, email, 'Temporary-word-1')
      await page.getByLabel('New password').fill('Lasting-word-22')
      await press(page, 'Save and sign in')
      await expect(page.getByRole('heading', { name: 'Confirm your email' })).toBeVisible()
      await expect(page.getByText(`A code is on its way to ${email}`)).toBeVisible()
      await page.getByRole('textbox', { name: 'Code' }).fill('000000')
      await press(page, 'Confirm')
      await expect(page.getByText('That code did not work.')).toBeVisible()
      await press(page, 'Send a new code')
      await expect(page.getByText('A new code is on its way.')).toBeVisible()
      await page.getByRole('textbox', { name: 'Code' }).fill(await mailedCode(email))
      await press(page, 'Confirm')
      await expect(page.getByRole('heading', { name: 'You are not a member yet' })).toBeVisible()
      await page.goto('/account')
      await expect(page.getByText('Confirmed. Seen by administrators only.')).toBeVisible()
      await page.goto('/forgot-password')
      await page.getByLabel('Email').fill(email)
      const before = await mailedCode(email)
      await press(page, 'Send the code')
      await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
      expect(await mailedCode(email)).not.toBe(before)
    })

    test('a changed password ends every other sign-in, and this one goes on', async ({ open }) => {
      const page = await open(options)
      const person = await newVisitor(newEmail('petra'))
      await wearSession(page, person)
      await page.goto('/account')
      await page.getByRole('link', { name: 'Change password' }).click()
      await page.getByLabel('Current password').fill('Wrong-password-1')
      await page.getByLabel('New password').fill(NEW)
      await press(page, 'Save the new password')
      await expect(page.getByText('This is not your password.')).toBeVisible()
      await expect(page.getByLabel('Current password')).toHaveValue('')
      await page.getByLabel('Current password').fill(person.password)
      await page.getByLabel('New password').fill(NEW)
      await press(page, 'Save the new password')
      await expect(page.getByText('Your password is changed.')).toBeVisible()
      await expect(renew(person.refreshToken)).rejects.toEqual(over)
      await expect(signInWith(person.email, person.password)).rejects.toEqual(over)
      await page.goto('/todos')
      await atHome(page)
      const cookies = await page.context().cookies()
      const refreshToken = cookies.find(({ name }) => name.endsWith('.refreshToken'))?.value ?? ''
      await renew(refreshToken)
    })

    test('an authenticator app is set up, asked for at sign-in, and switched off', async ({ open }) => {
      const page = await open(options)
      const person = await newVisitor(newEmail('quinn'))
      await wearSession(page, person)
      await page.goto('/account/app')
      await page.getByLabel('Current password').fill('Wrong-password-1')
      await press(page, 'Begin')
      await expect(page.getByText('This is not your password.')).toBeVisible()
      await page.getByLabel('Current password').fill(person.password)
      await press(page, 'Begin')
      await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
      const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
      const link = new URL((await page.getByRole('link', { name: 'Open it' }).getAttribute('href')) ?? '')
      expect(link.searchParams.get('secret')).toBe(secret)
      const codeAt = (moment: number) => new TOTP({ secret }).generate({ timestamp: moment })
      await page.getByRole('textbox', { name: 'Code' }).fill('000000')
      await press(page, 'Switch on')
      await expect(page.getByText('That code did not work.')).toBeVisible()
      await page.getByRole('textbox', { name: 'Code' }).fill(codeAt(Date.now()))
      await press(page, 'Switch on')
      await expect(page.getByText('Your app is set up.')).toBeVisible()
      await page.goto('/account/app')
      await expect(page.getByText(secret.slice(0, 4))).toHaveCount(0)

      await page.goto('/account')
      await signOut(page)
      await page.goto('/people')
      await fillSignIn(page, person.email, person.password)
      await expect(page.getByRole('heading', { name: 'Code from your app' })).toBeVisible()
      await page.getByRole('textbox', { name: 'Code' }).fill('000000')
      await press(page, 'Sign in')
      await expect(page.getByText('That code did not work.')).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
      // The one of before is used up; a phone whose clock is fast shows the next.
      await page.getByRole('textbox', { name: 'Code' }).fill(codeAt(Date.now() + 30_000))
      await press(page, 'Sign in')
      await expect(page).toHaveURL(/\/people$/)

      await page.goto('/account')
      await page.getByRole('link', { name: 'Switch off' }).click()
      await page.getByLabel('Current password').fill(person.password)
      await press(page, 'Switch off')
      await expect(page.getByText('The app is switched off.')).toBeVisible()
      await signInOverTheWire(environment, person.email, person.password)
    })

    test('signing out everywhere ends the sign-ins of all devices', async ({ open }) => {
      const page = await open(options)
      const person = await newVisitor(newEmail('rosa'))
      const other = await signInOverTheWire(environment, person.email, person.password)
      await wearSession(page, person)
      await page.goto('/account')
      await press(page, 'Sign out everywhere')
      await expect(page.getByText('You are signed out. Your other devices follow within 15 minutes.')).toBeVisible()
      await expect(renew(other.refreshToken)).rejects.toEqual(over)
      await page.goto('/todos')
      await expect(page).toHaveURL(/\/sign-in\?next=%2Ftodos$/)
    })

    test('an account is deleted by its owner, who is told what becomes of their todos, and typed who they are', async ({
      open,
    }) => {
      const page = await open(options)
      const person = await newVisitor(newEmail('sam'))
      await wearSession(page, person)
      await page.goto('/todos')
      await addTodo(page, `Leave a note ${mode}`)
      await page.goto('/account')
      await page.getByRole('link', { name: 'Delete account' }).click()
      await expect(page.getByText('Your todos stay, under your name with “(left)” behind it')).toBeVisible()
      await page.getByLabel('Your email address').fill('somebody@example.com')
      await page.getByLabel('Current password').fill(person.password)
      await press(page, 'Delete my account')
      await expect(page.getByText('This is not the address of this account.')).toBeVisible()
      await page.getByLabel('Your email address').fill(person.email)
      await page.getByLabel('Current password').fill('Wrong-password-1')
      await press(page, 'Delete my account')
      await expect(page.getByText('This is not your password.')).toBeVisible()
      await cognitoOf(environment).send(new GetUserCommand({ AccessToken: person.accessToken }))
      await page.getByLabel('Current password').fill(person.password)
      await press(page, 'Delete my account')
      await expect(page.getByText('Your account is deleted.')).toBeVisible()
      await expect(signInWith(person.email, person.password)).rejects.toEqual(over)
      const reader = await open(options)
      await atTodos(reader, 'reader')
      await reader.goto(`/todos?of=${person.sub}`)
      await expect(rowOf(reader, `Leave a note ${mode}`)).toBeVisible()
      await expect(reader.getByText(`${nameOf(person)} (left)`).first()).toBeVisible()
    })
  })

test('signing out in one tab signs out the others, on whatever page they are', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'wilma')
  const others = await Promise.all(
    ['/todos', '/account', '/people'].map(async (path) => {
      const other = await page.context().newPage()
      await other.goto(path)
      await expect(other.getByRole('button', { name: /^Account/ })).toBeVisible()
      return other
    }),
  )
  await signOut(page)
  for (const other of others) await expect(other).toHaveURL(/\/sign-in\?next=/)
})

test('who signs up from a deep link comes to it at last', async ({ open }) => {
  const page = await open()
  const email = newEmail('tess')
  await page.goto('/todos?of=mine')
  await page.getByRole('link', { name: 'Sign up' }).click()
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('Commons-tess-1')
  await press(page, 'Sign up')
  await expect(page.getByRole('heading', { name: 'Confirm your email' })).toBeVisible()
  await confirm(page, await mailedCode(email), 'Commons-tess-1')
  await expect(page).toHaveURL(/\/todos\?of=mine$/)
})

test('the page of the code leads whom nobody asked to the sign-in', async ({ open }) => {
  const page = await open()
  for (const path of ['/sign-in/code', '/new-password']) {
    await page.goto(path)
    await expect(page.getByText('There is no sign-in to go on with')).toBeVisible()
    await expect(page.getByRole('main').getByRole('textbox')).toHaveCount(0)
  }
  await page.getByRole('link', { name: 'Sign in once more' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('a tab of one account becomes one of another that signs in beside it, and offers nothing of the first', async ({
  open,
}) => {
  const page = await open()
  const [one, other] = [await newVisitor(newEmail('uma')), await newVisitor(newEmail('vic'))]
  await wearSession(page, one)
  await page.goto('/account/app')
  await page.getByLabel('Current password').fill(one.password)
  await press(page, 'Begin')
  await expect(page.getByText('Scan this with the app')).toBeFocused()
  const beside = await page.context().newPage()
  await signIn(beside, other.email, other.password)
  await atHome(beside)
  await expect(page.getByRole('button', { name: /^Account/ })).toContainText(nameOf(other))
  await expect(page.getByLabel('Current password')).toBeVisible()
  await expect(page.locator('code')).toHaveCount(0)
})

test('who uses an app is told that its code follows on a new password', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('wes'))
  await wearSession(page, person)
  await setUpApp(page, person.password)
  await page.goto('/account/password')
  await expect(page.getByText('once you have typed a code of your app')).toBeVisible()
  await page.getByLabel('Current password').fill(person.password)
  await page.getByLabel('New password').fill(NEW)
  await press(page, 'Save the new password')
  await expect(page.getByText('Your password is changed.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Code from your app' })).toBeVisible()
})

test('the password of an invitation is not taken for the new one', async ({ open }) => {
  const page = await open()
  const email = newEmail('xena')
  await makeTemporary(email, 'Temporary-word-1')
  await signIn(page, email, 'Temporary-word-1')
  await page.getByLabel('New password').fill('Temporary-word-1')
  await press(page, 'Save and sign in')
  await expect(page.getByText('Choose another.')).toBeVisible()
  await page.getByLabel('New password').fill('Lasting-word-22')
  await press(page, 'Save and sign in')
  await expect(page.getByRole('heading', { name: 'You are not a member yet' })).toBeVisible()
})

test('what was done is read first, and so is what stands above a form', async ({ open }) => {
  const page = await open()
  const person = await newVisitor(newEmail('ruth'))
  await wearSession(page, person)
  await page.goto('/account/password')
  await expect(page.getByLabel('Current password')).toBeFocused()
  await page.getByLabel('Current password').fill(person.password)
  await page.getByLabel('New password').fill(NEW)
  await press(page, 'Save the new password')
  await expect(page.getByText('Your password is changed.')).toBeFocused()
  await page.goto('/account/delete')
  await expect(page.getByRole('button', { name: 'Delete my account' })).toBeVisible()
  await expect(page.getByLabel('Your email address, to confirm')).not.toBeFocused()
  await page.goto(`/sign-in?done=reset&email=${person.email}`)
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/^Your password is changed/)
})

test('an administrator cannot delete themselves, and reads why', async ({ open }) => {
  const page = await open()
  await wearSession(page, await newVisitor(newEmail('boss'), ['everyone', 'admins']))
  await page.goto('/account/delete')
  await expect(page.getByText('Ask another one to take administration away from you first')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete my account' })).toHaveCount(0)
})

test('who signs up needs no second confirmation, and who lost the phone is let in by an administrator', async ({
  open,
}) => {
  const page = await open()
  const email = newEmail('vera')
  await signUp(page, email, 'Commons-vera-1')
  await confirm(page, await mailedCode(email), 'Commons-vera-1')
  await atHome(page)
  await setUpApp(page, 'Commons-vera-1')
  await signOut(page)
  await signIn(page, email, 'Commons-vera-1')
  await expect(page.getByText('Lost the phone? An administrator can switch the question off.')).toBeVisible()

  const admin = await open()
  await wearSession(admin, await newVisitor(newEmail('chief'), ['everyone', 'admins']))
  await admin.goto('/admin/users')
  await admin.getByRole('link', { name: email }).click()
  await press(admin, 'Switch their app off')
  await admin.getByRole('dialog').getByRole('button', { name: 'Switch their app off' }).click()
  await expect(admin.getByText('Switched off.')).toBeVisible()
  await signIn(page, email, 'Commons-vera-1')
  await atHome(page)
})
