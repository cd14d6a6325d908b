// Pictures of what one does with an account of one's own, before and after signing in.
import { expect, type Page, test } from 'playwright/test'
import { createPerson, signIn } from '../people'
import { startStack, stopStack } from '../stack'
import { taker } from './taking'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('the account', async ({ browser }) => {
  const stack = await startStack()
  const { environment } = stack
  try {
    const alice = await signIn(environment, 'alice@example.com', 'Commons-alice-1')
    const waiting = await createPerson(environment, 'kim.waiting@example.com')
    await taker(
      browser,
      stack,
    )([
      { name: 'account', path: '/account', as: alice },
      { name: 'account-waiting', path: '/account?done=password', as: waiting },
      {
        name: 'account-password-wrong',
        path: '/account/password',
        as: alice,
        act: async (page) => {
          await page.getByLabel('Current password').fill('Wrong-password-1')
          await page.getByLabel('New password').fill('Another-word-33')
          await press(page, 'Save the new password')
          await expect(page.getByText('This is not your password.')).toBeVisible()
        },
      },
      {
        name: 'account-app',
        path: '/account/app',
        as: alice,
        act: async (page) => {
          await page.getByLabel('Current password').fill(alice.password)
          await press(page, 'Begin')
          await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
        },
      },
      { name: 'account-delete', path: '/account/delete', as: alice },
      { name: 'reset-password', path: '/reset-password?email=alice%40example.com' },
      { name: 'confirm', path: '/confirm?email=alice%40example.com' },
      { name: 'signed-out', path: '/sign-in?done=everywhere' },
    ])
  } finally {
    await stopStack(stack)
  }
})
