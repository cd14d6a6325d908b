import { expect, type Page } from 'playwright/test'
import { ask, type Person } from '../people'
import { addTodo, rowOf, startRename } from './acts'
import { environment } from './addresses'
import { test } from './browser-test'
import { atTodos } from './visitors'

const deleteElsewhere = async (page: Page, { accessToken }: Person) => {
  const id = await page.locator('li input[name="id"]').first().inputValue()
  await ask(environment, accessToken, 'mutation D($id: ID!) { deleteTodo(input: { id: $id }) { id } }', { id })
}

for (const javaScriptEnabled of [true, false]) {
  const kept = javaScriptEnabled ? 'and what was typed stays' : 'and what was typed stays, without script too'

  test(`a todo deleted elsewhere is refused in words when it is renamed here, ${kept}`, async ({ open }) => {
    const page = await open({ javaScriptEnabled })
    const person = await atTodos(page, 'nina')
    await addTodo(page, 'Order the chairs')
    const field = await startRename(page, 'Order the chairs')
    await field.fill('Order twelve chairs')
    await deleteElsewhere(page, person)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('This todo is not here any more.')).toBeVisible()
    await expect(field).toHaveValue('Order twelve chairs')
  })

  test(`a blank name is refused in words, ${kept}`, async ({ open }) => {
    const page = await open({ javaScriptEnabled })
    await atTodos(page, 'olga')
    await page.getByLabel('New todo').fill('\u3000 \u200b')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('Write what there is to do.')).toBeVisible()
    await expect(page.getByLabel('New todo')).toHaveValue('\u3000 \u200b')
  })

  test(`a name of 201 characters is refused in words, ${kept}`, async ({ open }) => {
    const page = await open({ javaScriptEnabled })
    await atTodos(page, 'pete')
    // A browser that knows no maxlength, or somebody who took it away.
    await page.getByLabel('New todo').evaluate((field) => field.removeAttribute('maxlength'))
    await page.getByLabel('New todo').fill('x'.repeat(201))
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('at most 200 characters')).toBeVisible()
    await expect(page.getByLabel('New todo')).toHaveValue('x'.repeat(201))
  })
}

test('a session that ended in the middle of a form is told in words, and what was typed stays', async ({ open }) => {
  const page = await open()
  await atTodos(page, 'quin')
  await page.getByLabel('New todo').fill('Half a thought')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(page.getByLabel('New todo')).toHaveValue('Half a thought')
})

test('a todo deleted elsewhere is refused in words when it is completed or deleted here', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'rosa')
  await addTodo(page, 'Call the plumber')
  await rowOf(page, 'Call the plumber').getByRole('link', { name: 'Delete' }).click()
  await deleteElsewhere(page, person)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByRole('dialog').getByText('This todo is not here any more.')).toBeVisible()
  await page.getByRole('dialog').getByRole('link', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Complete Call the plumber' }).click()
  await expect(rowOf(page, 'Call the plumber').getByText('This todo is not here any more.')).toBeVisible()
})
