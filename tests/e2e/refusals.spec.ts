import { expect } from 'playwright/test'
import { addTodo, goToTrash, idOf, rowOf, saved, startRename, trashTodo } from './acts'
import { test } from './browser-test'
import { watchSockets } from './sockets'
import { deleteElsewhere, makeTodo } from './todos-over-the-wire'
import { atTodos, wearSession } from './visitors'

for (const javaScriptEnabled of [true, false]) {
  const kept = javaScriptEnabled ? 'and what was typed stays' : 'and what was typed stays, without script too'

  test(`a todo deleted elsewhere is refused in words when it is renamed here, ${kept}`, async ({ open }) => {
    const page = await open({ javaScriptEnabled })
    const person = await atTodos(page, 'nina')
    await addTodo(page, 'Order the chairs')
    const id = await idOf(page, 'Order the chairs')
    const field = await startRename(page, 'Order the chairs')
    await field.fill('Order twelve chairs')
    await deleteElsewhere(person, id)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('This todo is not here any more.')).toBeVisible()
    if (javaScriptEnabled) await expect(page.locator(`li[data-id="${id}"]`)).toContainText('“Order twelve chairs”')
    else await expect(field).toHaveValue('Order twelve chairs')
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
    await page.getByLabel('New todo').fill('x'.repeat(201))
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(page.getByText('at most 200 characters')).toBeVisible()
    await expect(page.getByLabel('New todo')).toHaveValue('x'.repeat(201))
  })
}

test('a session that ended in the middle of a list is told in words, and what was typed is saved after signing in again', async ({
  open,
}) => {
  const page = await open({ mayLog: /status of 401/ })
  const person = await atTodos(page, 'quin')
  await page.getByLabel('New todo').fill('Half a thought')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('You are signed out. What is not saved stays here')).toBeVisible()
  await expect(rowOf(page, 'Half a thought')).toContainText('Not added.')
  await wearSession(page, person)
  await page.getByRole('status').getByRole('button', { name: 'Try again' }).click()
  await expect(rowOf(page, 'Half a thought')).not.toContainText('Not added.')
  await saved(page, 'Half a thought')
  await page.reload()
  await expect(rowOf(page, 'Half a thought')).toHaveCount(1)
})

test('a session that ended in the middle of a form is told in words, and what was typed stays', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'quin')
  const id = await makeTodo(person, { name: 'Start a sentence' })
  await page.goto(`/todos/${id}?edit`)
  await page.getByLabel('Name').fill('Start a sentence, and end it')
  await page.context().clearCookies()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Start a sentence, and end it')
  await wearSession(page, person)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Start a sentence, and end it', level: 1 })).toBeVisible()
})

test('a todo deleted elsewhere is told to be gone at once, and offers nothing more', async ({ open }) => {
  const page = await open()
  const sockets = watchSockets(page)
  const person = await atTodos(page, 'rosa')
  await expect.poll(sockets.isListening).toBe(true)
  await addTodo(page, 'Call the plumber')
  const id = await idOf(page, 'Call the plumber')
  await deleteElsewhere(person, id)
  await expect(rowOf(page, 'Call the plumber')).toContainText('No longer here')
  await expect(rowOf(page, 'Call the plumber').getByRole('button')).toHaveCount(0)
  await expect(rowOf(page, 'Call the plumber').getByRole('link', { name: 'Edit' })).toHaveCount(0)
})

test('a todo deleted elsewhere, of which nothing was heard, is refused in words when it is completed or put away here', async ({
  open,
}) => {
  const page = await open({ mayLog: /status of 503/ })
  await page.route('**/todos/live', (route) => route.fulfill({ status: 503, json: {} }))
  const person = await atTodos(page, 'rolf')
  for (const act of ['Complete Call the roofer', 'Move to Trash']) {
    await addTodo(page, 'Call the roofer')
    const row = page.locator(`li[data-id="${await idOf(page, 'Call the roofer')}"]`)
    await deleteElsewhere(person, await idOf(page, 'Call the roofer'))
    await row.getByRole('button', { name: act }).click()
    await expect(row).toContainText('This todo is not here any more.')
    await row.getByRole('button', { name: 'Discard' }).click()
    await expect(row.getByRole('button')).toHaveCount(0)
    await page.reload()
  }
})

test('without script a todo deleted elsewhere is refused in words when it is completed or put away', async ({
  open,
}) => {
  const page = await open({ javaScriptEnabled: false })
  const person = await atTodos(page, 'ruth')
  for (const act of ['Complete Call the baker', 'Move to Trash']) {
    await addTodo(page, 'Call the baker')
    await deleteElsewhere(person, await idOf(page, 'Call the baker'))
    await rowOf(page, 'Call the baker').getByRole('button', { name: act }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'This todo is not here any more.' })).toBeVisible()
    await page.goto('/todos')
  }
})

test('what is deleted for good twice is deleted, and nobody is told of a failure', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'rhea')
  await addTodo(page, 'Burn the letter')
  const id = await idOf(page, 'Burn the letter')
  await trashTodo(page, 'Burn the letter')
  await goToTrash(page)
  await rowOf(page, 'Burn the letter').getByRole('link', { name: 'Delete for good' }).click()
  await deleteElsewhere(person, id)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click()
  await expect(rowOf(page, 'Burn the letter')).toHaveCount(0)
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
})
