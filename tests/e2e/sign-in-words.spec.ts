import { expect } from 'playwright/test'
import { confirm, signIn, signUp } from './acts'
import { test } from './browser-test'
import { newEmail, newVisitor } from './visitors'

test('a wrong password and an unknown user are refused in the same words, and the address stays', async ({ open }) => {
  const page = await open()
  const { email } = await newVisitor(newEmail('ida'))
  const heard: string[] = []
  for (const who of [email, newEmail('nobody')]) {
    await signIn(page, who, 'Wrong-password-1')
    const alert = page.locator('main').getByRole('alert')
    await expect(alert).toContainText('The email and the password do not go together.')
    heard.push((await alert.textContent()) ?? '')
    await expect(page.getByLabel('Email')).toHaveValue(who)
    await expect(page.getByLabel('Password')).toHaveValue('')
    await expect(page.getByLabel('Password')).toBeFocused()
  }
  expect(heard[0]).toBe(heard[1])
})

test('a taken address signs up to the same page and words as a free one', async ({ open }) => {
  const page = await open()
  const { email } = await newVisitor(newEmail('ivy'))
  const pages: string[] = []
  for (const who of [email, newEmail('free')]) {
    await signUp(page, who, 'Commons-ivy-12')
    await expect(page.getByLabel('Email')).toHaveValue(who)
    pages.push((await page.locator('main').textContent()) ?? '')
  }
  expect(pages[0]).toBe(pages[1])
})

test('who has not confirmed yet is led to the code once the password is right', async ({ open }) => {
  const page = await open()
  const email = newEmail('jack')
  await signUp(page, email, 'Commons-jack-1')
  await signIn(page, email, 'Wrong-password-1')
  await expect(page.getByText('That did not work.')).toBeVisible()
  await signIn(page, email, 'Commons-jack-1')
  await expect(page.getByRole('heading', { name: 'Confirm your email' })).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(email)
})

test('a wrong code is refused in words, and a new one can be asked for', async ({ open }) => {
  const page = await open()
  const email = newEmail('kim')
  await signUp(page, email, 'Commons-kim-12')
  await confirm(page, '12', 'Commons-kim-12')
  await expect(page.getByText('Write the code of six digits')).toBeVisible()
  await confirm(page, '000000', 'Commons-kim-12')
  await expect(page.getByText('That code did not work.')).toBeVisible()
  await confirm(page, '000000', 'Somebody-else-1')
  await expect(page.getByText('the last sign-up counts')).toBeVisible()
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await expect(page.getByText('a new one is on its way')).toBeVisible()
})

test('the signed-out are led to sign in, and on to where they were going', async ({ open }) => {
  const page = await open()
  const { email, password } = await newVisitor(newEmail('lou'))
  await page.goto('/account/name')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Everyone', level: 1 })).toBeVisible()
})

test('a member who goes to the administrators reads why not, and nothing of theirs', async ({ open }) => {
  const page = await open()
  const { email, password } = await newVisitor(newEmail('mia'))
  await signIn(page, email, password)
  await expect(page).toHaveURL(/\/todos$/)
  for (const path of ['/admin', '/admin/users', '/admin/users?show=missing']) {
    const reply = await page.goto(path)
    expect(reply?.status()).toBe(403)
    await expect(page.getByRole('heading', { name: 'This page is for administrators' })).toBeVisible()
    expect(await page.content()).not.toContain('@example.com')
  }
})
