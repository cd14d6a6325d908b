import { execFileSync } from 'node:child_process'
import { expect } from 'playwright/test'
import { addTodo, rowOf } from './acts'
import { leader } from './addresses'
import { test } from './browser-test'
import { atTodos } from './visitors'

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
  const page = await open()
  await atTodos(page, 'kurt')
  await addTodo(page, 'Before the storm')
  await page.getByLabel('New todo').fill('In the storm')
  const resume = pauseTwin()
  try {
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('Commons could not reach its own service.')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByLabel('New todo')).toHaveValue('In the storm')
    await page.goto('/todos')
    await expect(page.getByRole('heading', { name: 'The todos did not come' })).toBeVisible()
    await expect(page.getByText('Nothing is lost')).toBeVisible()
  } finally {
    resume()
  }
  await page.getByRole('link', { name: 'Try again' }).click()
  await expect(rowOf(page, 'Before the storm')).toBeVisible()
})
