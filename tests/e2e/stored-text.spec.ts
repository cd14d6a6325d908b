import { expect } from 'playwright/test'
import { ask } from '../people'
import { environment } from './addresses'
import { test } from './browser-test'
import { makeTodo } from './todos-over-the-wire'
import { atTodos, newEmail, newVisitor } from './visitors'

const BOOM = 'window.executed=1'
const payloads = [
  `<script>${BOOM}</script>`,
  `</script><script>${BOOM}</script>`,
  `<img src=x onerror=${BOOM}>`,
  `<svg onload=${BOOM}>`,
  `<svg><script>${BOOM}</script></svg>`,
  `"><img src=x onerror=${BOOM}>`,
  `'><svg/onload=${BOOM}>`,
  `" autofocus onfocus=${BOOM} x="`,
  `</textarea><img src=x onerror=${BOOM}>`,
  `</title><script>${BOOM}</script>`,
  `<iframe srcdoc="<script>parent.${BOOM}</script>">`,
  `<a href="javascript:${BOOM}">here</a>`,
  `javascript:${BOOM}`,
  `<details open ontoggle=${BOOM}>`,
  `<body onload=${BOOM}>`,
  `<style>@import 'javascript:${BOOM}'</style>`,
  `<math><mtext></p><img src=x onerror=${BOOM}></math>`,
  `{{constructor.constructor('${BOOM}')()}}`,
  '<!--><script>window.executed=1</script>-->',
  `\u2028</script><script>${BOOM}</script>`,
]

test('markup in names and notes of todos and in names of people is shown as it was written, and never runs', async ({
  open,
}) => {
  test.setTimeout(240_000)
  const author = await newVisitor(newEmail('eve'))
  const ids: string[] = []
  for (const payload of payloads)
    ids.push(await makeTodo(author, { name: payload, notes: `${payload}\nhttps://a.example/?${payload}` }))
  const taken = await ask(
    environment,
    author.accessToken,
    'mutation R($n: String!) { changeDisplayName(name: $n) { displayName refusal } }',
    {
      n: `<img src=x onerror=${BOOM}>${author.sub.slice(0, 6)}`,
    },
  )
  expect(taken.data?.changeDisplayName).toMatchObject({ refusal: null })
  const page = await open()
  await atTodos(page, 'finn')
  const shown = await page.getByRole('listitem').locator('bdi').allTextContents()
  for (const payload of payloads) expect(shown).toContain(payload)
  const harmless = async () => {
    expect(await page.evaluate('window.executed')).toBeUndefined()
    await expect(page.locator('main img, main iframe, main script')).toHaveCount(0)
    const addresses = await page
      .locator('main a')
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol))
    expect(new Set(addresses)).toEqual(new Set(addresses.filter((protocol) => /^https?:$/.test(protocol))))
  }
  for (const path of [
    '/todos',
    '/account/name',
    `/todos?of=${author.sub}`,
    '/people?q=%3Cimg',
    ...ids.map((id) => `/todos/${id}`),
  ]) {
    await page.goto(path)
    await harmless()
  }
  await page.goto('/todos')
  for (const id of ids) {
    await page.locator(`li[data-id="${id}"] a[data-act="open"]`).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await harmless()
    await page.keyboard.press('Escape')
  }
  for (const payload of payloads) {
    await page.goto(`/todos?q=${encodeURIComponent(payload)}`)
    await expect(page.getByRole('searchbox', { name: 'Search these todos' })).toHaveValue(
      payload.trim() === payload ? payload : /.*/,
    )
    await harmless()
  }
})

test('a display name of markup runs on no page of its own either', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'gina')
  for (const [index, payload] of payloads.entries()) {
    await ask(environment, person.accessToken, 'mutation R($n: String!) { changeDisplayName(name: $n) { refusal } }', {
      n: `${payload.slice(0, 56)}${index}`,
    })
    await page.goto(index % 2 ? '/account/name' : '/todos')
    expect(await page.evaluate('window.executed')).toBeUndefined()
  }
})

test('a name in which there is nothing to see is said to be none, and can still be pressed', async ({ open }) => {
  const author = await newVisitor(newEmail('una'))
  const id = await makeTodo(author, { name: ' \u3164\u200b ' })
  const page = await open()
  await atTodos(page, 'finn')
  const row = page.locator(`li[data-id="${id}"]`)
  await expect(row.getByRole('link', { name: 'No name' })).toBeVisible()
  // One that is made while they look, too.
  const later = await makeTodo(author, { name: '\u202e' })
  await page.getByRole('button', { name: /new/u }).first().click()
  await page.locator(`li[data-id="${later}"]`).getByRole('link', { name: 'No name' }).click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'No name' })).toBeVisible()
})
