// Every page of the app, and every state of a page that looks unlike the others.
import { expect, type Page } from 'playwright/test'
import type { Person } from '../people'
import { accountPlaces } from './account-places'
import { confirm, fillSignIn } from './acts'
import { makeTemporary } from './temporary-user'
import { FULL, listPlaces, OWN, TRASHED } from './todo-places'
import { makeTodo } from './todos-over-the-wire'
import { newEmail, newVisitor, wearSession } from './visitors'

/** Who is at a place; undefined for somebody signed out. The newcomer is a member who has added nothing. */
export const VISITORS = [undefined, 'member', 'newcomer', 'waiting', 'administrator'] as const
export type Visitor = (typeof VISITORS)[number]

/** What is there before anybody comes to a place. */
export interface Stage {
  visitor: Person
  /** Somebody else, who has open todos, and more than a page of them done. */
  other: Person
  /** Ids of todos of the visitor's own. */
  own: Record<'open' | 'full' | 'done' | 'trash', string>
  /** Id of one of the other's. */
  theirs: string
}

export interface Place {
  name: string
  path: string | ((stage: Stage) => string)
  as?: Visitor
  /** What is done on the page until it looks so. */
  act?: (page: Page, stage: Stage) => Promise<unknown>
}

/** What Chromium may log of the refusals that places provoke. */
export const PROVOKED =
  /^WebSocket connection to '[^']+' failed|Failed to load resource: (the server responded with a status of (401|403|404|409|503)|net::ERR_)/

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
      await confirm(page, '123456', 'Some-password-1')
      await expect(page.getByText('the last sign-up counts')).toBeVisible()
    },
  },
  { name: 'forgot-password', path: '/forgot-password' },
  {
    name: 'reset-password refused',
    path: '/reset-password?email=nobody%40example.com',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Code' }).fill('123456')
      await page.getByLabel('New password').fill('Another-word-33')
      await page.getByRole('button', { name: 'Save the new password' }).click()
      await expect(page.getByText('That code did not work.')).toBeVisible()
    },
  },
  { name: 'not found', path: '/nowhere' },
  { name: 'forbidden', path: '/admin', as: 'member' },
  {
    name: 'account menu',
    path: '/todos',
    as: 'member',
    act: (page) => page.getByRole('button', { name: /^Account/ }).click(),
  },
  { name: 'name refused', path: '/account/name', as: 'member', act: refuseName },
  ...accountPlaces,
  ...listPlaces,
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

const groupsOf = { member: ['everyone'], newcomer: ['everyone'], waiting: [], administrator: ['everyone', 'admins'] }

// More than a page of them.
const MANY = 51

const setStage = async (as: NonNullable<Visitor>): Promise<Stage> => {
  const visitor = await newVisitor(newEmail(as), groupsOf[as])
  const stage: Stage = { visitor, other: visitor, own: { open: '', full: '', done: '', trash: '' }, theirs: '' }
  if (as === 'administrator') await newVisitor(newEmail('missed'), [])
  if (as !== 'member') return stage
  const now = new Date()
  const day = now.toISOString().slice(0, 10)
  const other = await newVisitor(newEmail('other'))
  await Promise.all(
    Array.from({ length: MANY }, (_, at) =>
      makeTodo(other, { name: `Carry box ${at}`, state: 'DONE', doneAt: now.toISOString() }),
    ),
  )
  const notes = 'Both sides.\n\nThe colour is at https://paint.example/blue, and the brush in the cellar.'
  const theirs = await makeTodo(other, { name: 'Paint the fence', notes, due: '2020-02-29' })
  const weekOn = Math.floor(now.getTime() / 1000) + 604_800
  const own = {
    open: await makeTodo(visitor, { name: OWN }),
    full: await makeTodo(visitor, { name: FULL, notes, due: day }),
    done: await makeTodo(visitor, { name: 'Water the cactus', state: 'DONE', doneAt: now.toISOString() }),
    trash: await makeTodo(visitor, { name: TRASHED, state: 'TRASH', expiresAt: weekOn }),
  }
  return { ...stage, other, own, theirs }
}

/** Signs in once as whoever is at these places; answers how to go to one of them. */
export const guide = async (page: Page, as: Visitor) => {
  const stage = as && (await setStage(as))
  return async ({ path, act }: Place) => {
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.context().setOffline(false)
    if (stage) await wearSession(page, stage.visitor)
    await page.goto(typeof path === 'string' ? path : path(stage as Stage))
    await act?.(page, stage as Stage)
  }
}
