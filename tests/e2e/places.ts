// Every page of the app, and every state of a page that looks unlike the others.
import { expect, type Page } from 'playwright/test'
import { addTodo as addOverTheWire } from '../people'
import { fillSignIn, rowOf, startRename } from './acts'
import { environment } from './addresses'
import { makeTemporary } from './temporary-user'
import { newEmail, newVisitor, wearSession } from './visitors'

export interface Place {
  name: string
  path: string
  /** Who is there; absent for somebody signed out. */
  as?: 'member' | 'waiting' | 'administrator'
  /** What is done on the page until it looks so. */
  act?: (page: Page) => Promise<void>
}

const OWN = 'Water the plants in the hall'

const refuseName = async (page: Page) => {
  await page.getByLabel('Display name').fill('bob')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Somebody else has this name')).toBeVisible()
}

const openUser = (email: string) => async (page: Page) => {
  await page.getByRole('link', { name: email }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(email)
}

export const places: Place[] = [
  { name: 'sign-in', path: '/sign-in' },
  {
    name: 'sign-in refused',
    path: '/sign-in',
    act: async (page) => {
      await fillSignIn(page, newEmail('nobody'), 'Wrong-password-1')
      await expect(page.getByText('That did not work.')).toBeVisible()
    },
  },
  {
    name: 'new-password',
    path: '/sign-in',
    act: async (page) => {
      const email = newEmail('temp')
      await makeTemporary(email, 'Temporary-word-1')
      await fillSignIn(page, email, 'Temporary-word-1')
      await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible()
    },
  },
  { name: 'sign-up', path: '/sign-up' },
  {
    name: 'sign-up refused',
    path: '/sign-up',
    act: async (page) => {
      await page.getByLabel('Email').fill(newEmail('short'))
      await page.getByLabel('Password').fill('short')
      await page.getByRole('button', { name: 'Sign up' }).click()
      await expect(page.getByText('Take at least 12 characters')).toBeVisible()
    },
  },
  {
    name: 'confirm refused',
    path: '/confirm?email=nobody%40example.com',
    act: async (page) => {
      await page.getByLabel('Code').fill('123456')
      await page.getByRole('button', { name: 'Confirm' }).click()
      await expect(page.getByText('That code did not work.')).toBeVisible()
    },
  },
  { name: 'forgot-password', path: '/forgot-password' },
  { name: 'not found', path: '/nowhere' },
  { name: 'forbidden', path: '/admin', as: 'member' },
  { name: 'todos', path: '/todos', as: 'member' },
  {
    name: 'todo refused',
    path: '/todos',
    as: 'member',
    act: async (page) => {
      await page.getByLabel('New todo').fill('   ')
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await expect(page.getByText('Write what there is to do.')).toBeVisible()
    },
  },
  { name: 'todo editing', path: '/todos', as: 'member', act: async (page) => void (await startRename(page, OWN)) },
  {
    name: 'todo deleting',
    path: '/todos',
    as: 'member',
    act: async (page) => {
      await rowOf(page, OWN).first().getByRole('link', { name: 'Delete' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'account menu',
    path: '/todos',
    as: 'member',
    act: (page) => page.getByRole('button', { name: /^Account/ }).click(),
  },
  { name: 'name', path: '/name', as: 'member' },
  { name: 'name refused', path: '/name', as: 'member', act: refuseName },
  { name: 'waiting', path: '/todos', as: 'waiting' },
  { name: 'health', path: '/admin', as: 'administrator' },
  { name: 'users', path: '/admin/users', as: 'administrator' },
  { name: 'missing', path: '/admin/users?show=missing', as: 'administrator' },
  { name: 'runs', path: '/admin/runs', as: 'administrator' },
  { name: 'ledger', path: '/admin/ledger', as: 'administrator' },
  {
    name: 'ledger filtered to nothing',
    path: '/admin/ledger?act=DELETE&from=2001-01-01&to=2001-01-02',
    as: 'administrator',
  },
  { name: 'ledger checked', path: '/admin/ledger?check=day%232001-01-01', as: 'administrator' },
  { name: 'settings', path: '/admin/settings', as: 'administrator' },
  {
    name: 'settings refused',
    path: '/admin/settings',
    as: 'administrator',
    act: async (page) => {
      await page.getByLabel('Share of the quotas, in percent').fill('0')
      await page.getByRole('button', { name: 'Save the settings' }).click()
      await expect(page.getByText('Write a whole number from 1 to 100.')).toBeVisible()
    },
  },
  {
    name: 'users selected',
    path: '/admin/users?show=missing',
    as: 'administrator',
    act: async (page) => {
      await page
        .getByRole('checkbox', { name: /^Select \w+@/ })
        .first()
        .check()
      await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
    },
  },
  { name: 'nobody matches', path: '/admin/users?q=nobody-at-all', as: 'administrator' },
  { name: 'new user', path: '/admin/users/new', as: 'administrator' },
  {
    name: 'new user refused',
    path: '/admin/users/new',
    as: 'administrator',
    act: async (page) => {
      await page.getByLabel('Email').fill('alice@example.com')
      await page.getByRole('button', { name: 'Send the invitation' }).click()
      await expect(page.getByText('Somebody has this address already.')).toBeVisible()
    },
  },
  { name: 'user', path: '/admin/users?q=alice%40', as: 'administrator', act: openUser('alice@example.com') },
  { name: 'user missing', path: '/admin/users?q=carol%40', as: 'administrator', act: openUser('carol@example.com') },
  {
    name: 'user asked about',
    path: '/admin/users?q=alice%40',
    as: 'administrator',
    act: async (page) => {
      await openUser('alice@example.com')(page)
      await page.getByRole('button', { name: 'Delete', exact: true }).click()
      await expect(page.getByRole('dialog').filter({ visible: true })).toBeVisible()
    },
  },
  { name: 'user who is gone', path: '/admin/users/00000000-0000-4000-8000-000000000000', as: 'administrator' },
  { name: 'orphans', path: '/admin/orphans', as: 'administrator' },
  {
    name: 'repaired',
    path: '/admin/users?show=missing',
    as: 'administrator',
    act: async (page) => {
      // Anybody but carol, whom another test finds missing.
      const row = page.getByRole('row').filter({ hasText: 'Missing', hasNotText: 'carol@' }).first()
      await row.getByRole('button', { name: 'Repair' }).click()
      await expect(page.getByText('Added to everyone.')).toBeVisible()
    },
  },
]

const groupsOf = { member: ['everyone'], waiting: [], administrator: ['everyone', 'admins'] }

/** Signs in once as whoever is at these places; answers how to go to one of them. */
export const guide = async (page: Page, as: Place['as']) => {
  if (as) {
    const person = await newVisitor(newEmail(as), groupsOf[as])
    if (as === 'member') await addOverTheWire(environment, person, OWN)
    if (as === 'administrator') await newVisitor(newEmail('missed'), [])
    await wearSession(page, person)
  }
  return async ({ path, act }: Place) => {
    await page.goto(path)
    await act?.(page)
  }
}
