import { AdminRemoveUserFromGroupCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, type Page } from 'playwright/test'
import { cognitoOf, signIn } from '../people'
import { environment } from './addresses'
import { nameOf, newEmail, newVisitor, wearSession } from './visitors'
import {
  add,
  addLine,
  changeElsewhere,
  complete,
  dayFromToday,
  deafen,
  enter,
  focusOn,
  goTo,
  idOf,
  look,
  MINE,
  MY_DONE,
  moveToTrash,
  plant,
  plantMany,
  reload,
  removeElsewhere,
  reopen,
  rowOf,
  selection,
  settle,
  shownNames,
  startEdit,
  test,
} from './workspace-acts'

const live = (page: Page) => page.locator('#live')

test.describe('adding', () => {
  test('ten todos typed in a hurry are all there, in order, and after a reload too', async ({ open }) => {
    const page = await open()
    const person = await enter(page, 'typist', '/todos')
    const names = Array.from({ length: 10 }, (_, index) => `Thought ${index} of ${nameOf(person)}`)
    await addLine(page).focus()
    for (const name of names) {
      await page.keyboard.insertText(name)
      await page.keyboard.press('Enter')
    }
    const top = async () => (await shownNames(page).allTextContents()).slice(0, 10)
    expect(await top()).toEqual(names.toReversed())
    await settle(page)
    expect(await top()).toEqual(names.toReversed())
    await goTo(page, MINE)
    expect(await top()).toEqual(names.toReversed())
    await goTo(page, '/todos')
    expect(await top()).toEqual(names.toReversed())
  })

  test('one goes on typing while what was added is on its way', async ({ openFaulty }) => {
    const page = await openFaulty()
    await enter(page, 'typist')
    let letThrough = () => {}
    const gate = new Promise<void>((resolve) => {
      letThrough = resolve
    })
    await page.route('**/todos/changes', async (route) => {
      await gate
      await route.continue()
    })
    await addLine(page).fill('On its way')
    await addLine(page).press('Enter')
    await page.keyboard.type('Half a thou')
    await expect(rowOf(page, 'On its way')).toContainText('Adding…')
    await expect(live(page)).not.toHaveText('Added “On its way”')
    letThrough()
    await settle(page)
    await expect(live(page)).toHaveText('Added “On its way”')
    await expect(addLine(page)).toHaveValue('Half a thou')
    await expect(addLine(page)).toBeFocused()
  })

  test('what was done just before the page is left is saved', async ({ open }) => {
    const page = await open()
    await enter(page, 'leaver')
    await add(page, 'Stays open', 'Is completed')
    await complete(page, 'Is completed').click()
    await addLine(page).fill('Typed in the door')
    await addLine(page).press('Enter')
    // What is on its way arrives.
    await expect(async () => {
      await goTo(page, MINE)
      expect(await shownNames(page).allTextContents()).toEqual(['Typed in the door', 'Stays open'])
    }).toPass({ timeout: 10_000 })
  })
})

/** Pastes into what has the focus, as the keys do. */
const paste = async (page: Page, text: string) => {
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
  await page.keyboard.press('ControlOrMeta+v')
}
const withClipboard = { permissions: ['clipboard-read', 'clipboard-write'] }

test.describe('pasting several lines', () => {
  test('asks first: each becomes a todo, or all one line, or nothing is added', async ({ open }) => {
    const page = await open(withClipboard)
    await enter(page, 'paster')
    const text = '\n  Milk\r\nBread\n\n\tButter \nEggs\nSalt\n'
    const lines = ['Milk', 'Bread', 'Butter', 'Eggs', 'Salt']
    const dialog = page.getByRole('dialog', { name: 'Add 5 todos?' })

    await addLine(page).focus()
    await paste(page, text)
    await expect(dialog).toContainText('You pasted 5 lines. Each becomes a todo of its own.')
    await expect(dialog.getByRole('listitem')).toHaveText(lines)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(addLine(page)).toHaveValue('')
    await expect(addLine(page)).toBeFocused()

    // One goes on typing, whichever way the question was closed.
    await page.keyboard.type('Buy')
    await paste(page, text)
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.type(':')
    await paste(page, text)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.keyboard.type(' ')
    await expect(addLine(page)).toHaveValue('Buy: ')
    await paste(page, text)
    await dialog.getByRole('button', { name: 'Add as one line' }).click()
    await expect(addLine(page)).toHaveValue('Buy: Milk Bread Butter Eggs Salt')
    await expect(addLine(page)).toBeFocused()
    await expect(shownNames(page)).toHaveCount(0)
    await addLine(page).fill('')

    await paste(page, text)
    await dialog.getByRole('button', { name: 'Add 5 todos' }).click()
    await expect(shownNames(page)).toHaveText(lines)
    await expect(live(page)).toHaveText('Added 5 todos')
    await expect(addLine(page)).toBeFocused()
    await settle(page)
    await reload(page)
    await expect(shownNames(page)).toHaveText(lines)
    await goTo(page, '/todos')
    expect((await shownNames(page).allTextContents()).slice(0, 5)).toEqual(lines)
  })

  test('of 120 lines the first 100 are added, and it is said which', async ({ open }) => {
    const page = await open(withClipboard)
    await enter(page, 'paster')
    await addLine(page).focus()
    await paste(page, Array.from({ length: 120 }, (_, index) => `Line ${index + 1}`).join('\n'))
    const dialog = page.getByRole('dialog', { name: 'Add 100 todos?' })
    await expect(dialog).toContainText('You pasted 120 lines, and 100 are added at once.')
    await expect(dialog.getByRole('listitem')).toHaveCount(100)
    await dialog.getByRole('button', { name: 'Add 100 todos' }).click()
    await expect(shownNames(page)).toHaveCount(100)
    await settle(page)
    await expect(page.getByText('100 open')).toBeVisible()
    await expect(shownNames(page).first()).toHaveText('Line 1')
    await expect(shownNames(page).last()).toHaveText('Line 100')
  })

  test('one line is pasted as it is, and nothing is asked', async ({ open }) => {
    const page = await open(withClipboard)
    await enter(page, 'paster')
    await addLine(page).focus()
    await paste(page, 'Only this\n')
    await expect(addLine(page)).toHaveValue(/^Only this/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(shownNames(page)).toHaveText(['Only this'])
  })
})

test.describe('notes and a day', () => {
  test('are written in the panel; an address in the notes is a link, and nothing else is', async ({ open }) => {
    const page = await open({ timezoneId: 'UTC' })
    await enter(page, 'writer')
    await add(page, 'Book the hall')
    let panel = await look(page, 'Book the hall')
    await expect(panel).toContainText('No notes')
    await panel.getByRole('button', { name: 'Edit' }).click()
    const notes =
      'See https://example.com/hall?size=2&day=sat.\n<img src=x onerror=alert(1)>\njavascript:alert(1) data:text/html,x\nhttps://bank.example@evil.example/'
    await panel.getByLabel('Notes').fill(notes)
    await panel.getByLabel('Due').fill(dayFromToday(1))
    await panel.getByRole('button', { name: 'Save' }).click()
    const shown = panel.locator('p.whitespace-pre-wrap')
    await expect(shown).toHaveText(notes)
    await expect(shown.getByRole('link')).toHaveText(['https://example.com/hall?size=2&day=sat'])
    const link = shown.getByRole('link')
    await expect(link).toHaveAttribute('href', 'https://example.com/hall?size=2&day=sat')
    await expect(link).toHaveAttribute('target', '_blank')
    await expect(link).toHaveAttribute('rel', /noopener/)
    await expect(link).toHaveAttribute('rel', /noreferrer/)
    await expect(shown.locator('img')).toHaveCount(0)
    await panel.getByRole('button', { name: 'Close' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Book the hall', exact: true })).toBeFocused()
    await expect(rowOf(page, 'Book the hall')).toContainText('Tomorrow')
    await settle(page)
    await reload(page)
    await expect(rowOf(page, 'Book the hall')).toContainText('Tomorrow')

    panel = await look(page, 'Book the hall')
    await panel.getByRole('button', { name: 'Edit' }).click()
    await panel.getByLabel('Notes').fill('')
    await panel.getByLabel('Due').fill('')
    await panel.getByRole('button', { name: 'Save' }).click()
    await expect(panel).toContainText('No notes')
    await expect(panel).toContainText('No day')
    await panel.getByRole('button', { name: 'Close' }).click()
    await settle(page)
    await reload(page)
    await expect(rowOf(page, 'Book the hall')).not.toContainText('Tomorrow')
  })

  test('a name that is taken away in the panel is refused in words, and what was typed stays', async ({ open }) => {
    const page = await open()
    await enter(page, 'writer')
    await add(page, 'Book the hall')
    const panel = await look(page, 'Book the hall')
    await panel.getByRole('button', { name: 'Edit' }).click()
    await panel.getByRole('textbox', { name: 'Name' }).fill('   ')
    await panel.getByLabel('Notes').fill('Ask Ines')
    await panel.getByRole('button', { name: 'Save' }).click()
    await expect(panel.getByText('Write what there is to do.')).toBeVisible()
    await expect(panel.getByLabel('Notes')).toHaveValue('Ask Ines')
    await panel.getByRole('button', { name: 'Cancel' }).click()
    await expect(panel).toContainText('No notes')
  })

  test('a day is told in words: overdue, today, tomorrow, or when', async ({ open }) => {
    const page = await open({ timezoneId: 'UTC' })
    const person = await newVisitor(newEmail('planner'))
    const days = { 'Long ago': -12, Yesterday: -1, 'This day': 0, 'Next day': 1 }
    for (const [name, offset] of Object.entries(days)) await plant(person, { name, due: dayFromToday(offset) })
    await plant(person, { name: 'Far away', due: '2041-05-06' })
    await plant(person, { name: 'Was late', due: dayFromToday(-3), state: 'DONE' })
    await wearSession(page, person)
    await goTo(page, MINE)
    await expect(rowOf(page, 'Long ago')).toContainText('Overdue 12 days')
    await expect(rowOf(page, 'Yesterday')).toContainText('Overdue 1 day')
    await expect(rowOf(page, 'This day')).toContainText('Today')
    await expect(rowOf(page, 'Next day')).toContainText('Tomorrow')
    await expect(rowOf(page, 'Far away')).toContainText('6 May 2041')
    await goTo(page, MY_DONE)
    await expect(rowOf(page, 'Was late')).not.toContainText('Overdue')
  })

  test('what is due today where the reader is, is due today, whatever day it is elsewhere', async ({ open }) => {
    const person = await newVisitor(newEmail('planner'))
    // At every moment the day in one of these is another than in UTC.
    for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Midway']) {
      const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezoneId }).format(new Date())
      await plant(person, { name: `Due in ${timezoneId}`, due: today })
      const page = await open({ timezoneId })
      await wearSession(page, person)
      await goTo(page, MINE)
      await expect(rowOf(page, `Due in ${timezoneId}`)).toContainText('Today')
    }
  })
})

test.describe('the trash', () => {
  test('gives back what went there, to the same place, by the bar and by z', async ({ open }) => {
    const page = await open()
    await enter(page, 'undoer')
    const names = ['Five', 'Four', 'Three', 'Two', 'One']
    await add(page, ...names.toReversed())
    await moveToTrash(page, 'Three')
    await expect(page.getByText('“Three” is in Trash')).not.toHaveCount(0)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(shownNames(page)).toHaveText(names)
    await expect(page.getByRole('link', { name: 'Three', exact: true })).toBeFocused()
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0)
    await settle(page)
    await expect(live(page)).toHaveText('“Three” is restored')

    await complete(page, 'Four').click()
    await moveToTrash(page, 'Four')
    await page.keyboard.press('z')
    await expect(shownNames(page)).toHaveText(names)
    await expect(reopen(page, 'Four')).toBeVisible()
    await settle(page)
    await reload(page)
    await expect(shownNames(page)).toHaveText(['Five', 'Three', 'Two', 'One'])
    await goTo(page, MY_DONE)
    await expect(shownNames(page)).toHaveText(['Four'])
  })

  test('gives back several that went there at once, each to its place', async ({ open }) => {
    const page = await open()
    await enter(page, 'undoer')
    const names = ['Five', 'Four', 'Three', 'Two', 'One']
    await add(page, ...names.toReversed())
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    for (const name of ['Five', 'Three', 'One']) await page.getByRole('checkbox', { name: `Select ${name}` }).click()
    await selection(page).getByRole('button', { name: 'Move to Trash' }).click()
    await expect(shownNames(page)).toHaveText(['Four', 'Two'])
    await settle(page)
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(shownNames(page)).toHaveText(names)
    await settle(page)
    await reload(page)
    await expect(shownNames(page)).toHaveText(names)
  })
})

test('a stretch of todos is selected with shift, and completed at once', async ({ open }) => {
  const page = await open()
  await enter(page, 'selector')
  await add(page, 'One', 'Two', 'Three', 'Four', 'Five')
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  const box = (name: string) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true })
  await box('Four').click()
  await box('Two').click({ modifiers: ['Shift'] })
  await expect(selection(page).getByRole('status')).toHaveText('3 selected')
  for (const name of ['Four', 'Three', 'Two']) await expect(box(name)).toBeChecked()
  for (const name of ['Five', 'One']) await expect(box(name)).not.toBeChecked()
  await box('Three').click({ modifiers: ['Shift'] })
  await expect(selection(page).getByRole('status')).toHaveText('1 selected')
  await box('Two').click({ modifiers: ['Shift'] })
  await selection(page).getByRole('button', { name: 'Complete 3' }).click()
  await expect(selection(page)).toHaveCount(0)
  for (const name of ['Four', 'Three', 'Two']) await expect(reopen(page, name)).toBeVisible()
  for (const name of ['Five', 'One']) await expect(complete(page, name)).toBeVisible()
  await expect(live(page)).toHaveText('3 todos are done')
  await reload(page)
  await expect(shownNames(page)).toHaveText(['Five', 'One'])
})

test('a search says how far it has come, is stopped and goes on, finds notes and letters alike, and closes', async ({
  open,
}) => {
  const page = await open()
  const person = await newVisitor(newEmail('seeker'))
  await plant(person, { name: 'Café für Zoë', notes: 'The needle is in the hay' })
  await plantMany(person, 120)
  await wearSession(page, person)
  await goTo(page, MINE)
  let letThrough = () => {}
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route('**/todos/rows*', async (route) => {
    await gate
    await route.continue()
  })
  await page.getByRole('button', { name: 'Search' }).click()
  const field = page.getByRole('searchbox', { name: 'Search these todos' })
  const found = page.getByRole('search').getByRole('status')
  await expect(field).toBeFocused()
  await field.fill('CAFE FUR zoe')
  await expect(found).toHaveText('0 found, 50 searched so far · Searching…')
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(found).toHaveText('0 found, 50 searched so far')
  await expect(page.getByText('Nothing found in what was searched.')).toBeVisible()
  letThrough()
  await page.getByRole('button', { name: 'Search further' }).click()
  await expect(found).toHaveText('1 found in all 121')
  await expect(shownNames(page)).toHaveText(['Café für Zoë'])
  await field.fill('needle')
  await expect(shownNames(page)).toHaveText(['Café für Zoë'])
  await expect(page).toHaveURL(/q=needle/)
  await page.reload()
  await expect(found).toHaveText('1 found in all 121')
  await field.fill('no such thing')
  await expect(found).toHaveText('0 found in all 121')
  await expect(page.getByText('Nothing found in what was searched.')).toBeVisible()
  await expect(shownNames(page)).toHaveCount(0)
  await field.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(page).toHaveURL(/of=mine$/)
  await expect(shownNames(page).first()).toHaveText(/^Task/)
})

test.describe('another’s todo', () => {
  test('has no box, no acts and no editing by the keys, and the reason is seen on focus', async ({ open }) => {
    const page = await open()
    const other = await newVisitor(newEmail('owner'))
    const name = `Of ${nameOf(other)}`
    await plant(other, { name })
    await enter(page, 'member', '/todos')
    const row = rowOf(page, name)
    const reason = row.locator('.row-reason')
    await expect(reason).toBeHidden()
    await expect(row.getByRole('button')).toHaveCount(1)
    await expect(row.getByRole('link')).toHaveCount(1)
    await expect(row.getByRole('checkbox')).toHaveCount(0)
    await row.getByRole('button', { name: `Open. Only ${nameOf(other)} can change this` }).focus()
    await expect(reason).toBeVisible()
    await expect(reason).toHaveText(`Only ${nameOf(other)} can change this`)

    await focusOn(page, name)
    await expect(reason).toBeVisible()
    for (const key of ['e', 'c', 'x', '#', 'Delete']) await page.keyboard.press(key)
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveCount(0)
    await expect(selection(page)).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Undo', exact: true })).toHaveCount(0)
    await expect(row.getByRole('button', { name: /^Open\. Only/ })).toBeVisible()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name })
    await expect(panel).toContainText(`Only ${nameOf(other)} can change this`)
    await expect(panel.getByRole('button', { name: /Edit|Complete|Trash/ })).toHaveCount(0)
    await page.keyboard.press('Escape')

    await add(page, 'Mine to select')
    await page.getByRole('button', { name: 'Select', exact: true }).click()
    await expect(row.getByRole('checkbox')).toHaveCount(0)
    await expect(page.getByRole('checkbox', { name: 'Select Mine to select' })).toBeVisible()
  })

  test('says the reason to a finger that taps its sign', async ({ open }) => {
    const page = await open({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
    const other = await newVisitor(newEmail('owner'))
    const name = `Of ${nameOf(other)}`
    await plant(other, { name })
    await enter(page, 'member', '/todos')
    const reason = rowOf(page, name).locator('.row-reason')
    await expect(reason).toBeHidden()
    await rowOf(page, name).getByRole('button').tap()
    await expect(reason).toBeVisible()
    await expect(reason).toHaveText(`Only ${nameOf(other)} can change this`)
  })
})

test('twenty quick clicks end in the state of the last, here and after a reload', async ({ open }) => {
  const page = await open()
  await enter(page, 'clicker')
  await add(page, 'Make up my mind')
  const box = page.getByRole('listitem').getByRole('button', { name: /Make up my mind$/ })
  for (let click = 0; click < 20; click += 1) await box.click({ noWaitAfter: true })
  await expect(complete(page, 'Make up my mind')).toBeVisible()
  await settle(page)
  await expect(complete(page, 'Make up my mind')).toBeVisible()
  await reload(page)
  await expect(complete(page, 'Make up my mind')).toBeVisible()
  for (let click = 0; click < 21; click += 1) await box.click({ noWaitAfter: true })
  await settle(page)
  await expect(reopen(page, 'Make up my mind')).toBeVisible()
  await reload(page)
  await expect(shownNames(page)).toHaveCount(0)
  await goTo(page, MY_DONE)
  await expect(reopen(page, 'Make up my mind')).toBeVisible()
})

test.describe('shortcuts', () => {
  const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard' })

  test('every key in the list of them does what it says', async ({ open }) => {
    const page = await open()
    const person = await enter(page, 'keys')
    await add(page, 'Lower', 'Upper')
    await addLine(page).blur()
    const other = await open()
    await wearSession(other, person)
    await goTo(other, MINE)
    const upper = page.getByRole('link', { name: 'Upper', exact: true })
    const lower = page.getByRole('link', { name: 'Lower', exact: true })
    const press = (key: string) => page.keyboard.press(key)

    // A map, since an object would put the digits first.
    const trials = new Map<string, () => Promise<void>>([
      [
        'n',
        async () => {
          await press('n')
          await expect(addLine(page)).toBeFocused()
          await addLine(page).blur()
        },
      ],
      [
        '/',
        async () => {
          await press('/')
          await expect(page.getByRole('searchbox', { name: 'Search these todos' })).toBeFocused()
          await expect(page.getByRole('searchbox')).toHaveValue('')
          await press('Escape')
        },
      ],
      [
        'j',
        async () => {
          await press('j')
          await expect(upper).toBeFocused()
          await press('j')
          await expect(lower).toBeFocused()
        },
      ],
      [
        'k',
        async () => {
          await press('k')
          await expect(upper).toBeFocused()
        },
      ],
      [
        'Enter',
        async () => {
          await press('Enter')
          await expect(page.getByRole('dialog', { name: 'Upper' })).toBeVisible()
          await press('Escape')
          await expect(page.getByRole('dialog')).toHaveCount(0)
          await expect(upper).toBeFocused()
        },
      ],
      [
        'e',
        async () => {
          await press('e')
          await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused()
          await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Upper')
          await press('Escape')
          await expect(upper).toBeFocused()
        },
      ],
      [
        'c',
        async () => {
          await press('c')
          await expect(reopen(page, 'Upper')).toBeVisible()
          await press('c')
          await expect(complete(page, 'Upper')).toBeVisible()
        },
      ],
      [
        'x',
        async () => {
          await press('x')
          await expect(page.getByRole('checkbox', { name: 'Select Upper' })).toBeChecked()
          await expect(selection(page).getByRole('status')).toHaveText('1 selected')
        },
      ],
      [
        'Esc',
        async () => {
          await press('Escape')
          await expect(selection(page)).toHaveCount(0)
        },
      ],
      [
        '#',
        async () => {
          await focusOn(page, 'Upper')
          await press('#')
          await expect(upper).toHaveCount(0)
          await expect(lower).toBeFocused()
        },
      ],
      [
        'z',
        async () => {
          await press('z')
          await expect(upper).toBeFocused()
          await settle(page)
        },
      ],
      [
        'r',
        async () => {
          // What one added elsewhere until three seconds after the page was opened is in the list at once.
          await page.waitForTimeout(3_000)
          await add(other, 'From elsewhere')
          await expect(page.getByRole('button', { name: /^1 new/ })).toBeVisible()
          await press('r')
          await expect(page.getByRole('link', { name: 'From elsewhere', exact: true })).toBeFocused()
          await expect(shownNames(page)).toHaveText(['From elsewhere', 'Upper', 'Lower'])
        },
      ],
      [
        '?',
        async () => {
          await press('?')
          await expect(help(page)).toBeVisible()
          await press('Escape')
          await expect(help(page)).toHaveCount(0)
        },
      ],
      [
        '2',
        async () => {
          await press('2')
          await expect(page).toHaveURL('/todos?of=mine&show=done')
        },
      ],
      [
        '3',
        async () => {
          await goTo(page, MY_DONE)
          await press('3')
          await expect(page).toHaveURL('/todos?of=mine&show=trash')
        },
      ],
      [
        '1',
        async () => {
          await goTo(page, MY_DONE)
          await press('1')
          await expect(page).toHaveURL('/todos?of=mine')
        },
      ],
      [
        'a',
        async () => {
          await goTo(page, MINE)
          await press('a')
          await expect(page).toHaveURL('/todos')
        },
      ],
      [
        'm',
        async () => {
          await goTo(page, '/todos')
          await press('m')
          await expect(page).toHaveURL('/todos?of=mine')
        },
      ],
    ])
    await press('?')
    await expect(help(page)).toBeVisible()
    const listed = await help(page).locator('kbd').allTextContents()
    await press('Escape')
    expect(listed.toSorted()).toEqual([...trials.keys()].toSorted())
    for (const [key, trial] of trials) await test.step(key, trial)
  })

  test('do nothing while one writes, or while something is open over the list', async ({ open }) => {
    const page = await open()
    await enter(page, 'keys')
    await add(page, 'Stays as it is')
    await addLine(page).focus()
    await page.keyboard.type('n/jkecx#zr123am?')
    await expect(addLine(page)).toHaveValue('n/jkecx#zr123am?')
    await addLine(page).fill('')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('searchbox').pressSequentially('cx#z')
    await expect(page.getByRole('searchbox')).toHaveValue('cx#z')
    await page.keyboard.press('Escape')
    const field = await startEdit(page, 'Stays as it is')
    await field.pressSequentially('?#')
    await expect(field).toHaveValue('Stays as it is?#')
    await field.press('Escape')
    const panel = await look(page, 'Stays as it is')
    await expect(panel).toBeVisible()
    for (const key of ['c', '#', 'm', '2', 'e']) await page.keyboard.press(key)
    await expect(panel).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(complete(page, 'Stays as it is')).toBeVisible()
    await expect(page).toHaveURL(/of=mine$/)
    // Nor with a modifier, which is the browser's.
    await focusOn(page, 'Stays as it is')
    await page.keyboard.press('Alt+c')
    await expect(complete(page, 'Stays as it is')).toBeVisible()
  })

  test('are switched off and stay off, but for the one that opens their list', async ({ open }) => {
    const page = await open()
    await enter(page, 'keys')
    await add(page, 'Hold still')
    await page.getByRole('button', { name: 'More about this list' }).click()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    const box = help(page).getByRole('checkbox', { name: 'Single keys act on this page' })
    await expect(box).toBeChecked()
    await box.uncheck()
    await page.keyboard.press('Escape')
    const pressAll = async () => {
      await focusOn(page, 'Hold still')
      for (const key of ['n', '/', 'e', 'c', 'x', '#', '2', 'a']) await page.keyboard.press(key)
      await expect(page.getByRole('link', { name: 'Hold still', exact: true })).toBeFocused()
      await expect(complete(page, 'Hold still')).toBeVisible()
      await expect(page).toHaveURL(/of=mine$/)
    }
    await pressAll()
    await reload(page)
    await pressAll()
    await page.keyboard.press('?')
    await expect(box).not.toBeChecked()
    await box.check()
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await expect(addLine(page)).toBeFocused()
  })
})

const conflict = (page: Page) => page.getByRole('group', { name: 'Conflict' })

test.describe('a text that was changed elsewhere meanwhile', () => {
  for (const [choice, kept] of [
    ['Keep yours', 'Paint the door red'],
    ['Keep saved', 'Paint the door blue'],
  ] as const)
    test(`is shown beside one’s own, and “${choice}” keeps what it says, on both tabs`, async ({ open }) => {
      const page = await open()
      await deafen(page)
      const person = await newVisitor(newEmail('twotabs'))
      await plant(person, { name: 'Paint the door' })
      await wearSession(page, person)
      await page.goto(MINE, { waitUntil: 'networkidle' })
      const other = await page.context().newPage()
      await goTo(other, MINE)
      const elsewhere = await startEdit(other, 'Paint the door')
      await elsewhere.fill('Paint the door blue')
      await elsewhere.press('Enter')
      await settle(other)

      await expect(shownNames(page)).toHaveText(['Paint the door'])
      const field = await startEdit(page, 'Paint the door')
      await field.fill('Paint the door red')
      await field.press('Enter')
      await expect(conflict(page)).toContainText('This changed on another device while you wrote. Choose one.')
      await expect(conflict(page)).toContainText('Paint the door red')
      await expect(conflict(page)).toContainText('Paint the door blue')
      await conflict(page).getByRole('button', { name: choice }).click()
      await expect(conflict(page)).toHaveCount(0)
      await expect(shownNames(page)).toHaveText([kept])
      await settle(page)
      await expect(shownNames(other)).toHaveText([kept])
      await reload(other)
      await expect(shownNames(other)).toHaveText([kept])
    })

  test('is heard of while one writes: nothing is overwritten, and Escape leaves what is saved', async ({ open }) => {
    const page = await open()
    const person = await enter(page, 'twotabs')
    await add(page, 'Paint the door')
    const id = await idOf(page, 'Paint the door')
    const field = await startEdit(page, 'Paint the door')
    await field.fill('Paint the door red')
    await changeElsewhere(person, id, { name: 'Paint the door blue' })
    await expect(field).toHaveValue('Paint the door red')
    await field.press('Enter')
    await expect(conflict(page)).toContainText('Paint the door red')
    await expect(conflict(page)).toContainText('Paint the door blue')
    await conflict(page).getByRole('button', { name: 'Keep yours' }).click()
    await settle(page)
    await expect(shownNames(page)).toHaveText(['Paint the door red'])

    const again = await startEdit(page, 'Paint the door red')
    await changeElsewhere(person, id, { name: 'Paint the door green' })
    await again.fill('Paint nothing')
    await again.press('Escape')
    await expect(shownNames(page)).toHaveText(['Paint the door green'])
  })

  test('is no conflict where another field was changed: both are saved', async ({ open }) => {
    const page = await open()
    await deafen(page)
    const person = await newVisitor(newEmail('twotabs'))
    const id = await plant(person, { name: 'Paint the door' })
    await wearSession(page, person)
    await page.goto(MINE, { waitUntil: 'networkidle' })
    await changeElsewhere(person, id, { notes: 'Ask for the colour' })
    await complete(page, 'Paint the door').click()
    await settle(page)
    await expect(conflict(page)).toHaveCount(0)
    await expect(reopen(page, 'Paint the door')).toBeVisible()
    await page.goto(MY_DONE)
    const panel = await look(page, 'Paint the door')
    await expect(panel).toContainText('Ask for the colour')
  })
})

test.describe('what could not be saved', () => {
  const why = (page: Page, name: string) => rowOf(page, name).getByRole('alert')

  test('because the todo was deleted meanwhile: the row says why, and shows what was typed', async ({ open }) => {
    const page = await open()
    const person = await enter(page, 'refused')
    await add(page, 'Order the chairs')
    const id = await idOf(page, 'Order the chairs')
    const field = await startEdit(page, 'Order the chairs')
    await field.fill('Order twelve chairs')
    await removeElsewhere(person, id)
    await expect(field).toHaveValue('Order twelve chairs')
    await field.press('Enter')
    await expect(why(page, 'Order the chairs')).toContainText('Not saved: “Order twelve chairs”.')
    await expect(why(page, 'Order the chairs')).toContainText('This todo is not here any more.')
    await expect(page.getByText('1 change is not saved.')).toBeVisible()
    await rowOf(page, 'Order the chairs').getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByText('1 change is not saved.')).toHaveCount(0)
    await expect(rowOf(page, 'Order the chairs')).toContainText('No longer here')
    await expect(rowOf(page, 'Order the chairs').getByRole('link', { name: 'Edit' })).toHaveCount(0)
    await reload(page)
    await expect(shownNames(page)).toHaveCount(0)
  })

  for (const fault of ['the server fails', 'no answer comes'])
    test(`because ${fault}: the row says so and shows what is saved, and Retry saves it`, async ({ openFaulty }) => {
      const page = await openFaulty()
      await enter(page, 'faulty')
      await add(page, 'Call the plumber')
      await page.route('**/todos/changes', (route) =>
        fault === 'the server fails' ? route.fulfill({ status: 500, body: 'Internal Server Error' }) : route.abort(),
      )
      await complete(page, 'Call the plumber').click()
      await expect(reopen(page, 'Call the plumber')).toBeVisible()
      await addLine(page).fill('Not added yet')
      await addLine(page).press('Enter')
      await expect(why(page, 'Call the plumber')).toContainText('Not saved:', { timeout: 20_000 })
      await expect(why(page, 'Call the plumber')).toContainText('No answer came.')
      await expect(complete(page, 'Call the plumber')).toBeVisible()
      await expect(why(page, 'Not added yet')).toContainText('Not added.', { timeout: 20_000 })
      await expect(page.getByText('2 changes are not saved.')).toBeVisible()
      await page.unroute('**/todos/changes')
      await rowOf(page, 'Call the plumber').getByRole('button', { name: 'Retry' }).click()
      await expect(reopen(page, 'Call the plumber')).toBeVisible()
      await rowOf(page, 'Not added yet').getByRole('button', { name: 'Retry' }).click()
      await settle(page)
      await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
      await reload(page)
      await expect(shownNames(page)).toHaveText(['Not added yet'])
      await goTo(page, MY_DONE)
      await expect(shownNames(page)).toHaveText(['Call the plumber'])
    })

  test('because the answer was lost on the way is saved once, and nothing is said', async ({ openFaulty }) => {
    const page = await openFaulty()
    await enter(page, 'faulty')
    await add(page, 'Call the plumber')
    let lost = 0
    await page.route('**/todos/changes', async (route) => {
      lost += 1
      if (lost > 2) return route.continue()
      await route.fetch()
      await route.abort()
    })
    await addLine(page).fill('Only once')
    await addLine(page).press('Enter')
    await settle(page)
    await complete(page, 'Call the plumber').click()
    await settle(page)
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    await expect(reopen(page, 'Call the plumber')).toBeVisible()
    await reload(page)
    await expect(shownNames(page)).toHaveText(['Only once'])
  })

  test('without a network waits, says so, and is sent when there is one again', async ({ openFaulty }) => {
    const page = await openFaulty()
    await enter(page, 'offline')
    await add(page, 'Call the plumber', 'Old words')
    await page.context().setOffline(true)
    await expect(page.getByText('You are offline. What you do is kept here')).toBeVisible()
    await complete(page, 'Call the plumber').click()
    await addLine(page).fill('Written on the train')
    await addLine(page).press('Enter')
    await page.keyboard.type('And this')
    await page.keyboard.press('Enter')
    const field = await startEdit(page, 'Old words')
    await field.fill('New words')
    await field.press('Enter')
    await expect(page.getByText('You are offline. 4 changes wait')).toBeVisible()
    await expect(rowOf(page, 'Written on the train')).toContainText('Adding…')
    await expect(rowOf(page, 'Call the plumber')).toContainText('Saving…')
    await page.context().setOffline(false)
    await settle(page)
    await expect(page.getByText('You are offline')).toHaveCount(0)
    await reload(page)
    await expect(shownNames(page)).toHaveText(['And this', 'Written on the train', 'New words'])
    await goTo(page, MY_DONE)
    await expect(shownNames(page)).toHaveText(['Call the plumber'])
  })

  test('because the session ended: it says so, nothing is lost, and after signing in again it is saved', async ({
    openFaulty,
  }) => {
    const page = await openFaulty()
    const person = await enter(page, 'expired')
    await add(page, 'Call the plumber')
    await page.context().clearCookies()
    await complete(page, 'Call the plumber').click()
    await expect(why(page, 'Call the plumber')).toContainText('You are signed out.')
    await addLine(page).fill('Half a thought')
    await addLine(page).press('Enter')
    await expect(why(page, 'Half a thought')).toContainText('Not added.')
    await expect(page.getByText('What is not saved stays here')).toBeVisible()
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await expect(shownNames(page)).toHaveText(['Half a thought', 'Call the plumber'])

    const [door] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('status').getByRole('link', { name: 'Sign in' }).click(),
    ])
    await door.getByLabel('Email').fill(person.email)
    await door.getByLabel('Password', { exact: true }).fill(person.password)
    await door.getByRole('button', { name: 'Sign in' }).click()
    await expect(door).toHaveURL('/todos?of=mine')
    // Back on the first tab.
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await page.getByRole('button', { name: 'Try again' }).click()
    await settle(page)
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    await expect(page.getByText('You are signed out')).toHaveCount(0)
    await reload(page)
    await expect(shownNames(page)).toHaveText(['Half a thought'])
    await goTo(page, MY_DONE)
    await expect(shownNames(page)).toHaveText(['Call the plumber'])
  })
})

test('whoever is no member any more is told so, keeps what is theirs, and is led to load the page again', async ({
  openFaulty,
}) => {
  const page = await openFaulty()
  const person = await enter(page, 'removed', '/todos')
  await add(page, 'Still mine')
  await cognitoOf(environment).send(
    new AdminRemoveUserFromGroupCommand({
      UserPoolId: environment.USER_POOL_ID,
      Username: person.email,
      GroupName: 'everyone',
    }),
  )
  // The next tokens of the session no longer hold the group.
  await wearSession(page, await signIn(environment, person.email, person.password))
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(page.getByText('You are not a member any more: what others do is not shown.')).toBeVisible()
  await complete(page, 'Still mine').click()
  await settle(page)
  await expect(reopen(page, 'Still mine')).toBeVisible()
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
  await page.getByRole('link', { name: 'Load the page again' }).click()
  await expect(page.getByText('Only your own todos are here')).toBeVisible()
})

test('where the clock of the browser is three days slow, adds stand on top all the same, and days are told right', async ({
  open,
}) => {
  const page = await open({ timezoneId: 'UTC' })
  await page.addInitScript(() => {
    const Real = Date
    const now = () => Real.now() - 3 * 86_400_000
    globalThis.Date = new Proxy(Real, {
      construct: (_, given) => (given.length === 0 ? new Real(now()) : Reflect.construct(Real, given)),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    })
  })
  const person = await newVisitor(newEmail('slow'))
  await plant(person, { name: 'Made elsewhere, due today', due: dayFromToday(0) })
  await plant(person, { name: 'Late', due: dayFromToday(-1) })
  await plant(person, { name: 'Thrown away', state: 'TRASH' })
  await wearSession(page, person)
  await goTo(page, MINE)
  expect(await page.evaluate(() => Date.now())).toBeLessThan(Date.now() - 2 * 86_400_000)
  await expect(rowOf(page, 'Made elsewhere, due today')).toContainText('Today')
  await expect(rowOf(page, 'Late')).toContainText('Overdue 1 day')
  await add(page, 'Newest')
  await reload(page)
  await expect(shownNames(page)).toHaveText(['Newest', 'Late', 'Made elsewhere, due today'])
  await goTo(page, '/todos')
  await expect(shownNames(page).first()).toHaveText('Newest')
  await goTo(page, '/todos?show=trash')
  await expect(rowOf(page, 'Thrown away')).toContainText('Deleted in 30 days')

  await page.goto('/import', { waitUntil: 'networkidle' })
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'todos.json', mimeType: 'application/json', buffer: Buffer.from('["Imported last"]') })
  await page.getByRole('button', { name: 'Add 1 todo' }).click()
  await expect(page.getByText('1 todo was added.')).toBeVisible()
  await goTo(page, MINE)
  await expect(shownNames(page).first()).toHaveText('Imported last')
})
