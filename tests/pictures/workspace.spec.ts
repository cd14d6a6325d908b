// Pictures of the workspace: every view and state that looks unlike the others.
import { type Browser, type Page, test } from 'playwright/test'
import { addTodo, ask, createPerson, drawTodoId, signIn } from '../people'
import { startStack, stopStack } from '../stack'
import { FOLDER, taker, wear } from './taking'

const PEOPLE = [
  ['maya.lindqvist', 'Aleksandra Wiśniewska-Kowalczyk'],
  ['omar.haddad', 'نور الهاشمي'],
  ['hana.kobayashi', 'דנה לוי'],
  ['night.shift', '🦉 Night shift'],
  ['jo.park', 'Jo Park'],
] as const

const NAMES = [
  'Collect everyone’s dietary needs for the offsite: allergies, fasting days, anything the kitchen in Leiden should know before it orders, and whether the late arrivals want a plate kept warm',
  'مراجعة عقد القاعة قبل يوم الأحد',
  'לבדוק את רשימת המוזמנים',
  'Swap the Tuesday and Wednesday closing shifts 🔑🌙',
  'Test the door code after the battery change',
]

const rowOf = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text }).first()

test('the workspace', async ({ browser }) => {
  const stack = await startStack()
  const { environment } = stack
  try {
    const alice = await signIn(environment, 'alice@example.com', 'Commons-alice-1')
    const bob = await signIn(environment, 'bob@example.com', 'Commons-bob-1')
    const waiting = await createPerson(environment, 'kim.waiting@example.com')
    const empty = await createPerson(environment, 'ada.empty@example.com', ['everyone'])
    for (const [at, [email, displayName]] of PEOPLE.entries()) {
      const person = await createPerson(environment, `${email}@example.com`, ['everyone'])
      await ask(environment, person.accessToken, 'mutation { enterWorkspace { standing } }')
      await ask(
        environment,
        person.accessToken,
        'mutation N($n: String!) { changeDisplayName(name: $n) { refusal } }',
        {
          n: displayName,
        },
      )
      await addTodo(environment, person, NAMES[at] ?? '')
    }
    for (const person of [waiting, empty])
      await ask(environment, person.accessToken, 'mutation { enterWorkspace { standing } }')
    const put = (input: Record<string, unknown>) =>
      ask(environment, alice.accessToken, 'mutation C($input: CreateTodoInput!) { createTodo(input: $input) { id } }', {
        input: { id: drawTodoId(), state: 'OPEN', ...input },
      })
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
    await put({ name: 'Pay the courier', state: 'DONE', doneAt: new Date().toISOString() })
    await put({ name: 'Water the ferns', state: 'TRASH', expiresAt: Math.floor(Date.now() / 1000) + 29 * 86_400 })
    await put({ name: 'Order 45 chairs for the hall', due: day(5) })
    await put({
      name: 'Book the large room for Thursday’s review',
      due: day(-2),
      notes: 'Twelve people, and the screen.\nThe floor plan: https://example.com/floor-plan (page 3).',
    })
    const take = taker(browser, stack)
    const edit = async (page: Page) => {
      await rowOf(page, 'Order 45').hover()
      await rowOf(page, 'Order 45').getByRole('link', { name: 'Edit' }).click()
    }
    const openRow = (text: string) => (page: Page) => page.getByRole('link', { name: text }).click()
    await take([
      { name: 'workspace', path: '/todos', as: alice },
      { name: 'workspace-mine', path: '/todos?of=mine', as: alice },
      { name: 'workspace-person', path: `/todos?of=${bob.sub}`, as: alice },
      { name: 'workspace-done', path: '/todos?show=done', as: alice },
      { name: 'workspace-trash', path: '/todos?of=mine&show=trash', as: alice },
      { name: 'workspace-empty', path: '/todos?of=mine', as: empty },
      { name: 'workspace-empty-done', path: '/todos?of=mine&show=done', as: empty },
      { name: 'workspace-empty-trash', path: '/todos?of=mine&show=trash', as: empty },
      { name: 'workspace-waiting', path: '/todos', as: waiting },
      { name: 'workspace-editing', path: '/todos', as: alice, act: edit },
      {
        name: 'workspace-selection',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await page.getByRole('button', { name: 'Select', exact: true }).click()
          for (const box of await page.getByRole('checkbox').all()) await box.check()
        },
      },
      {
        name: 'workspace-search',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await page.getByRole('button', { name: 'Search' }).click()
          await page.getByRole('searchbox').fill('the')
        },
      },
      {
        name: 'workspace-reason',
        path: '/todos',
        as: alice,
        act: (page) => page.getByRole('button', { name: /Only Jo Park can change this/ }).focus(),
      },
      { name: 'workspace-panel', path: '/todos', as: alice, act: openRow('Book the large room') },
      { name: 'workspace-panel-other', path: '/todos', as: alice, act: openRow('Test the door code') },
      {
        name: 'workspace-panel-editing',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await openRow('Book the large room')(page)
          await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click()
        },
      },
      { name: 'workspace-keys', path: '/todos', as: alice, act: (page) => page.keyboard.press('?') },
      {
        name: 'workspace-paste',
        path: '/todos',
        as: alice,
        act: (page) =>
          page.getByLabel('New todo').evaluate((field) => {
            const clipboardData = new DataTransfer()
            clipboardData.setData('text/plain', 'Bread\nMilk\nCoffee for the meeting\nTwo lemons')
            field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
          }),
      },
      {
        name: 'workspace-offline',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await page.waitForTimeout(1_500)
          await page.context().setOffline(true)
          await page.getByLabel('New todo').fill('Written on the train')
          await page.getByLabel('New todo').press('Enter')
        },
      },
      {
        name: 'workspace-failure',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await page.waitForTimeout(1_500)
          await page.route('**/todos/changes', (route) =>
            route.fulfill({ status: 403, json: { error: { code: 'forbidden', message: 'You may not do that.' } } }),
          )
          await edit(page)
          await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Order 60 chairs for the hall')
          await page.keyboard.press('Enter')
          await page.getByRole('alert').first().waitFor()
        },
      },
      { name: 'people', path: '/people', as: alice },
      { name: 'import', path: '/import', as: alice },
      {
        name: 'todo',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await page.goto(
            String(
              await page
                .getByRole('link', { name: 'Book the large room' })
                .evaluate((link: HTMLAnchorElement) => link.href),
            ),
          )
        },
      },
      { name: 'todo-gone', path: '/todos/00000000-0000-7000-8000-000000000000', as: alice },
      {
        name: 'workspace-new',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await page.waitForTimeout(2_000)
          await addTodo(environment, bob, 'Find out who still has a key to the roof')
          await page.getByRole('button', { name: /^1 new/ }).waitFor()
        },
      },
      {
        name: 'workspace-conflict',
        path: '/todos',
        as: alice,
        act: async (page) => {
          await page.waitForTimeout(1_500)
          await edit(page)
          const { data } = await ask(
            environment,
            alice.accessToken,
            'query M($o: String!) { todosByOwner(owner: $o, limit: 100) { items { id name state version } } }',
            { o: alice.sub },
          )
          const items = (
            data as { todosByOwner: { items: { id: string; name: string; state: string; version: number }[] } }
          ).todosByOwner.items
          const todo = items.find(({ name }) => name.startsWith('Order 45'))
          await ask(
            environment,
            alice.accessToken,
            'mutation U($input: UpdateTodoInput!) { updateTodo(input: $input) { id } }',
            {
              input: {
                id: todo?.id,
                state: todo?.state,
                version: (todo?.version ?? 1) + 1,
                name: `Order 45 chairs for the hall${todo?.name.endsWith('hall') ? ' and the foyer' : ''}`,
              },
            },
          )
          await page
            .getByRole('textbox', { name: 'Name', exact: true })
            .fill('Order 40 chairs and 6 tables for the hall')
          await page.keyboard.press('Enter')
          await page.getByRole('group', { name: 'Conflict' }).waitFor()
        },
      },
      {
        name: 'workspace-undo',
        path: '/todos',
        as: alice,
        act: async (page) => {
          const row = page
            .getByRole('listitem')
            .filter({ has: page.getByRole('button', { name: 'Move to Trash' }) })
            .first()
          await row.hover()
          await row.getByRole('button', { name: 'Move to Trash' }).click()
          await page
            .getByText(/ is in Trash/)
            .first()
            .waitFor()
        },
      },
    ])
    const plain = async (
      name: string,
      options: Parameters<Browser['newContext']>[0],
      act?: (page: Page) => Promise<unknown>,
    ) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
      await wear(context, stack, alice)
      const page = await context.newPage()
      await page.goto(`${stack.origin}/todos`)
      await act?.(page)
      await page.screenshot({ path: `${FOLDER}/${name}.png` })
      await context.close()
    }
    await plain('workspace-forced-colours', { forcedColors: 'active' })
    await plain('workspace-print', {}, (page) => page.emulateMedia({ media: 'print' }))
    await plain('workspace-narrow', { viewport: { width: 320, height: 640 } })
    await plain('workspace-without-script', { javaScriptEnabled: false })
  } finally {
    await stopStack(stack)
  }
})
