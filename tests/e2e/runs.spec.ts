import { expect } from 'playwright/test'
import { signIn } from './acts'
import { emptyPool } from './administrators'
import { test } from './browser-test'
import { beAdministrator, chooseOnly, isInGroup, makeMissing, PATIENCE, planRun, saved, sentence } from './run-acts'

test.beforeAll(emptyPool)

test('a plan is chosen from, applied with the tab closed, found again in its report, and undone', async ({ open }) => {
  test.slow()
  const [ann = '', ben = '', cat = ''] = await makeMissing(3)
  const page = await open()
  await beAdministrator(page)
  await planRun(page)
  await chooseOnly(page, [ann, ben])
  await expect(sentence(page)).toContainText('Add 2 of the')
  await page.getByRole('checkbox', { name: `Add ${ben}` }).uncheck()
  await expect(sentence(page)).toContainText('Add 1 of the')
  await page.getByRole('checkbox', { name: `Add ${cat}` }).check()
  await saved(page)
  await page.reload()
  await expect(page.getByRole('checkbox', { name: `Add ${ben}` })).not.toBeChecked()
  await page.getByRole('button', { name: 'Apply to 2 users' }).click()
  await expect(page.getByRole('heading', { name: 'Outcomes' })).toBeVisible()
  const address = page.url()
  await page.goto('about:blank')

  await expect.poll(() => isInGroup(ann), PATIENCE).toBe(true)
  await expect.poll(() => isInGroup(cat), PATIENCE).toBe(true)
  await page.goto(address)
  await expect(sentence(page)).toHaveText('2 users were added.', PATIENCE)
  await expect(page.getByRole('row').filter({ hasText: ann })).toContainText('Added')
  expect(await isInGroup(ben)).toBe(false)

  await page.getByRole('button', { name: 'Undo the run' }).click()
  await expect(page.getByRole('dialog')).toContainText('exactly the 2 users that this run added')
  await page.getByRole('button', { name: 'Take 2 users out again' }).click()
  await expect(sentence(page)).toHaveText('2 users were taken out again.', PATIENCE)
  expect([await isInGroup(ann), await isInGroup(cat)]).toEqual([false, false])
})

test('the member goes from waiting to the workspace without signing in again', async ({ open }) => {
  test.slow()
  const [email = ''] = await makeMissing(1)
  const member = await open()
  await signIn(member, email, 'Temporary-word-1')
  await member.getByLabel('New password').fill('Lasting-word-22')
  await member.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(sentence(member)).toHaveText('You are not a member yet')

  const page = await open()
  await beAdministrator(page)
  await planRun(page)
  await chooseOnly(page, [email])
  // A double press begins it once, and presses nothing that takes the place of the button.
  await page.getByRole('button', { name: 'Apply to 1 user' }).dblclick()
  await expect(sentence(page)).toHaveText('1 user was added.', PATIENCE)
  await expect(page.getByText('The plan changed')).toHaveCount(0)
  await expect(page.getByText('At their next token refresh')).toBeVisible()

  await member.reload()
  await expect(sentence(member)).toHaveText('You are a member now')
  await member.getByRole('button', { name: 'Open the workspace' }).click()
  await expect(member.getByRole('heading', { name: 'Everyone', level: 1, exact: true })).toBeVisible()
})

test('a plan that somebody else changed in the meantime is not applied, and the new number is shown', async ({
  open,
}) => {
  test.slow()
  const [ann = '', ben = ''] = await makeMissing(2)
  const page = await open()
  await beAdministrator(page)
  await planRun(page)
  await chooseOnly(page, [ann, ben])
  await expect(page.getByRole('button', { name: 'Apply to 2 users' })).toBeVisible()

  const other = await open()
  await beAdministrator(other)
  await other.goto(page.url())
  await other.getByRole('checkbox', { name: `Add ${ben}` }).uncheck()
  await expect(other.getByRole('button', { name: 'Apply to 1 user' })).toBeVisible()
  await saved(other)
  await other.reload()
  await expect(other.getByRole('button', { name: 'Apply to 1 user' })).toBeVisible()

  await page.getByRole('button', { name: 'Apply to 2 users' }).click()
  await expect(page.getByText('The plan changed since you saw it.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Apply to 1 user' })).toBeVisible()
  expect(await isInGroup(ann)).toBe(false)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Discard the plan' }).click()
  await expect(page.getByText('There is no network, so nothing was sent.')).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Discard the plan' }).click()
  await expect(sentence(page)).toContainText('The plan was discarded', PATIENCE)
})

test('without script a plan is chosen from, applied and undone', async ({ open }) => {
  test.slow()
  const [ann = '', ben = ''] = await makeMissing(2)
  const page = await open({ javaScriptEnabled: false })
  await beAdministrator(page)
  await planRun(page)
  const lookUntil = async (words: RegExp) => {
    for (let look = 0; look < 60 && !words.test((await sentence(page).textContent()) ?? ''); look += 1) {
      await page.waitForTimeout(500)
      const again = page.getByRole('link', { name: 'Look again' })
      if ((await again.count()) > 0) await again.click()
      else await page.goto(page.url())
    }
    await expect(sentence(page)).toHaveText(words)
  }
  await lookUntil(/missing users?$|missing, and/)
  await page.getByRole('button', { name: 'Leave all of these' }).click()
  await expect(sentence(page)).toContainText('nobody is chosen')
  await page.getByRole('checkbox', { name: `Add ${ann}` }).check()
  await page.getByRole('checkbox', { name: `Add ${ben}` }).check()
  await page.getByRole('button', { name: 'Save choices' }).click()
  await page.getByRole('checkbox', { name: `Add ${ben}` }).uncheck()
  await page.getByRole('button', { name: 'Save choices' }).click()
  await expect(page.getByRole('checkbox', { name: `Add ${ben}` })).not.toBeChecked()
  await page.getByRole('button', { name: 'Apply to 1 user' }).click()
  await lookUntil(/^1 user was added\.$/)
  await page.getByRole('button', { name: 'Undo the run' }).click()
  await page.getByRole('button', { name: 'Take 1 user out again' }).click()
  await lookUntil(/^1 user was taken out again\.$/)
  expect(await isInGroup(ann)).toBe(false)
})

test("a run's users are saved as a file that a spreadsheet opens, and as JSON", async ({ open }) => {
  test.slow()
  const [ann = ''] = await makeMissing(1)
  const page = await open()
  await beAdministrator(page)
  await planRun(page)
  await chooseOnly(page, [ann])
  for (const [path, words] of [
    ['/admin/runs/nobody/export', 'There is no such run.'],
    [`${page.url()}/export?after=zz`, 'goes on from a place that is not there'],
  ] as const)
    expect(await (await page.context().request.get(path)).text()).toContain(words)
  const csv = await page.context().request.get(`${page.url()}/export?as=csv`)
  expect(csv.headers()['content-type']).toContain('text/csv')
  expect(csv.headers()['cache-control']).toContain('no-store')
  const [names = '', ...rows] = (await csv.text()).split('\r\n')
  expect(names.replace('\uFEFF', '').split(',').slice(0, 3)).toEqual(['username', 'sub', 'email'])
  expect(rows.find((row) => row.includes(ann))).toContain('NEVER_SIGNED_IN,true,CHOSEN')
  const json = (await (await page.context().request.get(`${page.url()}/export?as=json`)).json()) as {
    rows: { email: string }[]
    isComplete: boolean
  }
  expect(json.isComplete).toBe(true)
  expect(json.rows.map(({ email }) => email)).toContain(ann)
  await page.getByRole('button', { name: 'Discard the plan' }).click()
})
