import { expect } from 'playwright/test'
import { addTodo as addOverTheWire } from '../people'
import { rowOf } from './acts'
import { environment } from './addresses'
import { test } from './browser-test'
import { atTodos, nameOf, newEmail, newVisitor } from './visitors'

test('two members of one name are told apart', async ({ open }) => {
  const first = await newVisitor(newEmail('xena'))
  const second = await newVisitor(first.email.replace('example.com', 'other.example'))
  await addOverTheWire(environment, first, `First of ${first.sub}`)
  await addOverTheWire(environment, second, `Second of ${first.sub}`)
  const page = await open()
  await atTodos(page, 'yves')
  for (const [todo, owner] of [
    [`First of ${first.sub}`, nameOf(first)],
    [`Second of ${first.sub}`, `${nameOf(first)} 2`],
  ] as const)
    await expect(
      rowOf(page, todo).getByRole('button', { name: `Open. Only ${owner} can change this`, exact: true }),
    ).toBeVisible()
})

test('nobody can take the name of another, in any spelling that looks like it, and what was typed stays', async ({
  open,
}) => {
  const page = await open()
  await atTodos(page, 'zoe')
  await page.goto('/account/name')
  for (const name of ['bob', 'Bob', 'B0b', 'bоb', 'b\u200bob']) {
    await page.getByLabel('Display name').fill(name)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('main')).toContainText('Somebody else has this name')
    await expect(page.getByLabel('Display name')).toHaveValue(name)
    await page.reload()
  }
})

test('a changed name stands beside the todos that others read', async ({ open }) => {
  const page = await open()
  const person = await atTodos(page, 'abel')
  await addOverTheWire(environment, person, `Of ${person.sub}`)
  await page.goto('/account/name')
  await page.getByLabel('Display name').fill(`Abel ${person.sub}`.slice(0, 40))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('You are now Abel')).toBeVisible()
  await expect(page.getByRole('button', { name: `Account of Abel ${person.sub}`.slice(0, 51) })).toBeVisible()

  const other = await open()
  await atTodos(other, 'cleo')
  const reason = `Only Abel ${person.sub}`.slice(0, 45)
  await expect(rowOf(other, `Of ${person.sub}`).getByRole('button', { name: reason })).toBeVisible()
})
