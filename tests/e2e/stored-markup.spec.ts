// Two hundred pieces of markup in whatever somebody else may write, on every page that shows it.
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, type Page } from 'playwright/test'
import { sessionCookie } from '../app-client'
import { ask, cognitoOf, drawTodoId, type Person } from '../people'
import { awsEndpoint, environment, origin } from './addresses'
import { test } from './browser-test'
import { MARKER, PAYLOADS } from './markup-payloads'
import { newEmail, newVisitor, wearSession } from './visitors'

const UserPoolId = environment.USER_POOL_ID
const cognito = () => cognitoOf(environment)

/** In order, a few at a time: the machine has others to serve. */
const each = async <T, R>(things: T[], act: (thing: T, at: number) => Promise<R>, atOnce = 8) => {
  const results: R[] = []
  for (let from = 0; from < things.length; from += atOnce)
    results.push(...(await Promise.all(things.slice(from, from + atOnce).map((thing, at) => act(thing, from + at)))))
  return results
}

const sendChanges = async (person: Person, changes: object[]) => {
  for (let from = 0; from < changes.length; from += 100) {
    const headers = { cookie: sessionCookie(environment, person), origin, 'content-type': 'application/json' }
    const body = JSON.stringify({ changes: changes.slice(from, from + 100) })
    const reply = await fetch(`${origin}/todos/changes`, { method: 'POST', headers, body })
    const { outcomes } = (await reply.json()) as { outcomes: { ok: boolean }[] }
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([])
  }
}

const isAddress = (text: string) => /^[^\s@]+$/.test(text) && text.length <= 110
// Found by what they begin with, however many users others have left.
const BEGINNING = 'markup.'
const addressOf = (payload: string) => `${BEGINNING}${payload}@example.com`

const ACTIVE = ':is(img, iframe, script, object, embed, base, meta, link, math, video, details[ontoggle])'

/** Counts whatever runs or asks: dialogs, requests, pages and frames that somebody opened, breaks of the policy. */
const watch = async (page: Page) => {
  const faults: string[] = []
  page.on('dialog', (dialog) => {
    faults.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().includes(MARKER)) faults.push(`request ${request.url()}`)
  })
  page.on('popup', (popup) => faults.push(`popup ${popup.url()}`))
  page.on('frameattached', (frame) => faults.push(`frame ${frame.url()}`))
  return faults
}

const undo: (() => Promise<unknown>)[] = []
// Apart from the test, so that one that fails says why, and the files behind it find what they would have found.
test.afterEach(async () => {
  for (const act of undo.splice(0)) await act()
})

test('markup of every kind, in todos, names, addresses and groups, is read as it was written and does nothing', async ({
  open,
}) => {
  test.setTimeout(180_000)
  const page = await open()
  const faults = await watch(page)
  const author = await newVisitor(newEmail('mallory'))
  const admin = await newVisitor(newEmail('chief'), ['everyone', 'admins'])

  // Written, over the wire.
  const todos = PAYLOADS.map((name) => ({ id: drawTodoId(), name }))
  await sendChanges(
    author,
    todos.map(({ id, name }) => ({ kind: 'add', id, name, notes: `${name}\nhttps://a.example/${name}` })),
  )
  undo.push(() =>
    sendChanges(
      author,
      todos.map(({ id }) => ({ kind: 'remove', id, version: 1 })),
    ),
  )
  const emails = PAYLOADS.filter(isAddress).map(addressOf)
  expect(emails.length).toBeGreaterThan(150)
  const create = async (Username: string, MessageAction?: 'SUPPRESS') => {
    const UserAttributes = [{ Name: 'email', Value: Username }]
    const { User } = await cognito().send(
      new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction }),
    )
    return User?.Username ?? ''
  }
  // Nobody is written to whose address opens a tag in the letter.
  await expect(create(emails.find((email) => email.includes('<')) ?? '')).rejects.toThrow('with < in it')
  const mailed = emails.filter((email) => !email.includes('<')).slice(0, 10)
  const users = await each(emails, (email) => create(email, mailed.includes(email) ? undefined : 'SUPPRESS'))
  undo.push(() => each(users, (Username) => cognito().send(new AdminDeleteUserCommand({ UserPoolId, Username }))))
  const groups = PAYLOADS.filter((name) => !/\s/.test(name) && name.length <= 128).slice(0, 180)
  await each(groups, (GroupName) => cognito().send(new CreateGroupCommand({ UserPoolId, GroupName })))
  undo.push(() => each(groups, (GroupName) => cognito().send(new DeleteGroupCommand({ UserPoolId, GroupName }))))
  await each(groups, (GroupName, at) =>
    cognito().send(
      new AdminAddUserToGroupCommand({ UserPoolId, Username: users[Math.floor(at / 90)] ?? '', GroupName }),
    ),
  )
  const short = PAYLOADS.filter((name) => name.length <= 60).filter((_, at) => at % 6 === 0)
  const named = await each(short, () => newVisitor(newEmail('named')), 1)
  const taken = await each(
    named,
    async ({ accessToken }, at) => {
      const mutation = 'mutation N($n: String!) { changeDisplayName(name: $n) { displayName refusal } }'
      const { data } = await ask(environment, accessToken, mutation, { n: short[at] })
      const changed = data?.changeDisplayName as { displayName: string } | undefined
      return changed?.displayName ?? ''
    },
    1,
  )
  expect(taken).toEqual(short)
  await sendChangesOf(named)

  const texts = async () => ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' ')
  const harmless = async () => {
    expect(faults).toEqual([])
    expect(await page.locator(`main ${ACTIVE}`).count()).toBe(0)
    const schemes = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol))
    expect(schemes.filter((scheme) => !/^https?:$/.test(scheme))).toEqual([])
  }
  const readAll = async (wanted: string[], start: string, next: string) => {
    const missing = new Set(wanted)
    let address: string | null = start
    for (let pages = 0; address && missing.size > 0 && pages < 20; pages++) {
      await page.goto(address)
      const seen = await texts()
      for (const text of missing) if (seen.includes(text.replace(/\s+/g, ' '))) missing.delete(text)
      await harmless()
      address = (await page.locator(next).count()) > 0 ? await page.locator(next).first().getAttribute('href') : null
    }
    expect([start, [...missing]]).toEqual([start, []])
  }

  await wearSession(page, admin)
  await readAll(PAYLOADS, `/todos?of=${author.sub}`, 'a[href*="after="]')
  await readAll(taken, '/people?q=', 'main p a')
  await readAll(taken, '/todos', 'a[href*="after="]')
  for (const { id, name } of todos.filter((_, at) => at % 17 === 0)) {
    await page.goto(`/todos/${id}`)
    expect(await texts()).toContain(name)
    await harmless()
  }
  await page.goto(`/todos?of=${author.sub}`)
  for (const { id, name } of todos.slice(-3)) {
    await page.locator(`li[data-id="${id}"] a[data-act="open"]`).click()
    await expect(page.getByRole('dialog').getByRole('heading', { name })).toBeVisible()
    await harmless()
    await page.keyboard.press('Escape')
  }
  await readAll(emails, `/admin/users?q=${BEGINNING}`, 'a[rel="next"]')
  for (const at of [0, 1]) {
    await page.goto(`/admin/users/${users[at]}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(emails[at] ?? '')
    const seen = await texts()
    for (const group of groups.slice(at * 90, at * 90 + 90)) expect(seen).toContain(group)
    await harmless()
  }
  for (const [email, username] of emails
    .map((email, at) => [email, users[at]] as const)
    .filter((_, at) => at % 30 === 0)) {
    await page.goto(`/admin/users/${username}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(email)
    await harmless()
  }
  for (const path of [
    '/admin',
    '/admin/ledger',
    '/admin/orphans',
    '/admin/runs',
    `/admin/users?q=${encodeURIComponent(emails[0] ?? '')}`,
  ]) {
    await page.goto(path)
    await harmless()
  }
  await page.goto(`${awsEndpoint}/mailbox`)
  // Each letter stands in a frame of its own, in which nothing may run.
  expect(faults.filter((fault) => !fault.startsWith('frame'))).toEqual([])
  const letters = (
    await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => (frame as HTMLIFrameElement).srcdoc))
  ).join('')
  for (const email of mailed) expect(letters).toContain(email)
  for (const frame of page.frames().slice(1)) expect(await frame.locator(`body ${ACTIVE}`).count()).toBe(0)
})

/** One todo of each, so that a name stands in the list of everyone. */
const sendChangesOf = (people: Person[]) =>
  each(people, (person) => sendChanges(person, [{ kind: 'add', id: drawTodoId(), name: 'Plain' }]), 1)

test('what is watched for is heard where markup does run', async ({ open }) => {
  const page = await open({ mayLog: /./ })
  const faults = await watch(page)
  await page.setContent(`${PAYLOADS[0]}${PAYLOADS[2]}<img src="http://${MARKER}/"><iframe></iframe>`)
  for (const kind of ['dialog', 'request', 'frame'])
    await expect.poll(() => faults.some((fault) => fault.startsWith(kind))).toBe(true)
})
