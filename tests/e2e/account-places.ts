// Pages of one's own account, for the tests that go to every page.
import { expect, type Page } from 'playwright/test'
import type { Place } from './places'

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

export const accountPlaces: Place[] = [
  { name: 'account', path: '/account?done=password', as: 'member' },
  {
    name: 'password refused',
    path: '/account/password',
    as: 'member',
    act: async (page) => {
      await page.getByLabel('Current password').fill('Wrong-password-1')
      await page.getByLabel('New password').fill('Another-word-33')
      await press(page, 'Save the new password')
      await expect(page.getByText('This is not your password.')).toBeVisible()
    },
  },
  {
    name: 'app',
    path: '/account/app',
    as: 'member',
    act: async (page, { visitor }) => {
      await page.getByLabel('Current password').fill(visitor.password)
      await press(page, 'Begin')
      await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
    },
  },
  { name: 'address confirmed', path: '/account/email?next=%2Ftodos', as: 'member' },
  { name: 'delete', path: '/account/delete', as: 'member' },
]
