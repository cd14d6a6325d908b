import { execFileSync } from 'node:child_process'
import { expect } from 'playwright/test'
import { addTodo, rowOf, saved } from './acts'
import { leader } from './addresses'
import { test } from './browser-test'
import { atTodos, wearSession } from './visitors'

// The twin stops answering without ending: the hardest kind of down.
const pauseTwin = () => {
  // The oldest: a child that was forked this instant, to become a function, is called the same.
  const pid = Number(
    execFileSync('pgrep', ['-o', '-g', String(leader), '-f', 'bundles/local-main'])
      .toString()
      .trim(),
  )
  process.kill(pid, 'SIGSTOP')
  return () => process.kill(pid, 'SIGCONT')
}

test('when the service does not answer the page says so, offers to try again, and keeps what was typed', async ({
  open,
}) => {
  test.setTimeout(180_000)
  const page = await open({ mayLog: /status of 503|net::ERR_/ })
  const person = await atTodos(page, 'kurt')
  await addTodo(page, 'Before the storm')
  await page.getByLabel('New todo').fill('In the storm')
  const other = await open({ mayLog: /status of 503/ })
  await wearSession(other, person)
  const resume = pauseTwin()
  try {
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(rowOf(page, 'In the storm')).toContainText('Adding…')
    await other.goto('/todos')
    await expect(other.getByRole('heading', { name: 'The todos did not come' })).toBeVisible()
    await expect(other.getByText('Nothing is lost')).toBeVisible()
    await expect(rowOf(page, 'In the storm')).toContainText('Not added.', { timeout: 120_000 })
    await expect(rowOf(page, 'In the storm')).toContainText('Commons could not reach its own service.')
  } finally {
    resume()
  }
  // What was sent into the storm may have arrived after all: then it is saved, and there is nothing to try again.
  const retry = rowOf(page, 'In the storm').getByRole('button', { name: 'Retry' })
  await retry.click({ timeout: 5_000 }).catch(() => {})
  await expect(rowOf(page, 'In the storm')).not.toContainText('Not added.')
  await saved(page, 'In the storm')
  await other.getByRole('link', { name: 'Try again' }).click()
  for (const name of ['Before the storm', 'In the storm']) await expect(rowOf(other, name)).toHaveCount(1)
})

test('what is done without a network is kept, and saved when there is one again', async ({ open }) => {
  const page = await open({ mayLog: /net::ERR_/ })
  await atTodos(page, 'offa')
  await addTodo(page, 'Pack the bags')
  // What the list fetches beyond its page is there by then.
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  await page.getByRole('button', { name: 'Complete Pack the bags' }).click()
  await page.getByLabel('New todo').fill('Board the train')
  await page.getByLabel('New todo').press('Enter')
  await expect(page.getByText('2 changes wait, and are sent when there is a network')).toBeVisible()
  await page.context().setOffline(false)
  await saved(page, 'Board the train')
  await saved(page, 'Pack the bags')
  await expect(page.getByText('You are offline.')).toHaveCount(0)
  await page.reload()
  await expect(rowOf(page, 'Board the train')).toHaveCount(1)
  await expect(rowOf(page, 'Pack the bags')).toHaveCount(0)
})
