import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { prerender } from 'react-dom/static'
import { describe, expect, it } from 'vitest'
import { NotesText } from '../../../components/workspace/notes-text'
import { PeopleList } from '../../../components/workspace/people-list'
import { RowConflict } from '../../../components/workspace/row-conflict'
import { RowFailure } from '../../../components/workspace/row-failure'
import { TodoFacts } from '../../../components/workspace/todo-facts'
import { TodoPageBody } from '../../../components/workspace/todo-page-body'
import { TodoRow } from '../../../components/workspace/todo-row'
import { WhenCell } from '../../../components/workspace/when-cell'
import { fail, ok } from '../../../lib/domain/result'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { Todo } from '../../../lib/domain/todo'

const now = '2026-11-23T12:00:00Z'
const time = { now, today: '2026-11-23', timeZone: 'UTC' }
const todo: Todo = {
  ...{ id: 't1', name: '<b>Water</b>', state: 'OPEN', ownerId: 'bob', createdAt: now, updatedAt: now, version: 3 },
}
const done: Partial<Todo> = { state: 'DONE', doneAt: '2026-11-22T10:00:00Z' }
const trash: Partial<Todo> = { state: 'TRASH', expiresAt: Date.parse(now) / 1000 + 3 * 86_400 }

const rowOf = (changes: Partial<Todo> = {}, more: Partial<ShownTodo> = {}): ShownTodo => {
  const changed = { ...todo, ...changes }
  return {
    ...{ todo: changed, saved: changed, isAdded: true, isSaving: false, isGone: false, isConflict: false, unsaved: {} },
    ...more,
  }
}
const draw = (row: ShownTodo, isOwn: boolean, more: object = {}) =>
  createElement(TodoRow, { row, isOwn, owner: 'Bob', time, isAllOwn: false, hasForm: true, path: '/todos', ...more })
const own = (row = rowOf(), more = {}) => renderToStaticMarkup(draw(row, true, more))
const other = (row = rowOf()) => renderToStaticMarkup(draw(row, false))
/** Parts that come later, too. */
const whole = async (element: ReactElement) =>
  (await new Response((await prerender(element)).prelude).text()).replaceAll(/<!--.*?-->/g, '')

const acts = (html: string) => [...html.matchAll(/data-act="([\w-]+)"/g)].map(([, act]) => act)

describe("someone else's row", () => {
  it.each([
    ['open', rowOf(), 'Open.'],
    ['done', rowOf(done), 'Done.'],
    ['gone', rowOf({}, { isGone: true }), 'Gone.'],
    ['in the trash', rowOf(trash), 'Gone.'],
  ])(
    'that is %s has no box, no act and no field, and says whose it is and that only they change it',
    (_title, row, sign) => {
      const html = other(row)
      expect(html).toContain(`aria-label="${sign} Only Bob can change this"`)
      expect(html).toContain('<bdi class="truncate">Bob</bdi> <span class="flex-none">can change this</span>')
      expect(html).not.toMatch(/<(form|input|textarea|select)|class="box|type="submit"|form=/)
      expect(acts(html)).toEqual(['open'])
      expect(html).not.toContain('data-own')
    },
  )

  it('has its name and its owner apart from the text around them, whatever script they are of', () => {
    expect(other()).toMatch(/<bdi id="name-t1"[^>]*>&lt;b&gt;Water&lt;\/b&gt;<\/bdi>/)
    expect(other()).toMatch(/<bdi class="truncate">Bob<\/bdi><\/span><\/li>$/)
  })
})

describe('one’s own row', () => {
  it('is completed, edited and put into the trash without script', () => {
    const html = own()
    expect(html).toContain('aria-label="Complete &lt;b&gt;Water&lt;/b&gt;"')
    expect(html).toMatch(/<button type="submit" form="acts" value="DONE t1 3 OPEN"[^>]* name="do"/)
    expect(html).toContain('href="/todos/t1?edit"')
    expect(html).toContain('value="TRASH t1 3 OPEN"')
    expect(acts(html)).toEqual(['toggle', 'open', 'edit', 'trash'])
  })

  it('that came after the page has no form to send: its script is there', () => {
    const html = own(rowOf(), { hasForm: false })
    expect(html).not.toMatch(/type="submit"|form=|value=/)
    expect(acts(html)).toEqual(['toggle', 'open', 'edit', 'trash'])
  })

  it('that is done is opened again, and struck through', () => {
    const html = own(rowOf(done))
    expect(html).toContain('aria-label="Reopen &lt;b&gt;Water&lt;/b&gt;"')
    expect(html).toContain('value="OPEN t1 3 DONE"')
    expect(html).toMatch(/<bdi id="name-t1" class="[^"]*line-through/)
  })

  it('is told from the others in words, not by its weight alone', () => {
    expect(own()).toMatch(/<\/span>You<\/span><\/li>$/)
    expect(other()).not.toContain('You')
  })

  it.each([
    [trash, 'OPEN t1 3 TRASH'],
    [{ ...trash, doneAt: now }, 'DONE t1 3 TRASH'],
  ])('in the trash goes back to where it was, or away for good, and has no box', (changes, value) => {
    const html = own(rowOf(changes))
    expect(acts(html)).toEqual(['open', 'restore', 'remove'])
    expect(html).toContain(`value="${value}"`)
    expect(html).toContain('href="/todos/t1?remove"')
    expect(html).toContain('<span class="sr-only">Trash</span>')
    expect(html).not.toContain('class="box"')
    expect(html).toContain('Deleted in 3 days')
  })

  it('that is gone says so, and has nothing to press but its name', () => {
    const html = own(rowOf({}, { isGone: true }))
    expect(acts(html)).toEqual(['open'])
    expect(html).toContain('<span class="sr-only">Gone.</span>')
    expect(html).toContain('No longer here')
  })

  it('that is being saved says so, also to who listens', () => {
    expect(own(rowOf({}, { isSaving: true }))).toMatch(/aria-busy="true"[\s\S]*Saving…/)
    expect(own(rowOf({}, { isSaving: true, isAdded: false }))).toContain('Adding…')
    expect(own()).not.toContain('aria-busy')
  })

  it('is ticked where several are selected, and has no other act then', () => {
    const html = own(rowOf(), { isSelected: true })
    expect(html).toMatch(/<input type="checkbox"[^>]*aria-label="Select &lt;b&gt;Water&lt;\/b&gt;"/)
    expect(html).toContain('checked=""')
    expect(acts(html)).toEqual(['select', 'open'])
    expect(own(rowOf(), { isSelected: false })).not.toContain('checked=""')
  })

  it('shows what the server said of it to a page without script', () => {
    expect(own(rowOf(), { refusal: 'It changed.' })).toMatch(/<span role="alert"[^>]*>It changed\.<\/span>/)
  })
})

describe('a row that could not be saved', () => {
  const failure = { code: 'unavailable', message: 'No answer came.' } as const
  const failed = (more: Partial<ShownTodo>) =>
    renderToStaticMarkup(createElement(RowFailure, { row: rowOf({}, { failure, ...more }), path: '/todos?of=mine' }))

  it('shows what is saved, and beside it what was typed, why it failed, and what can be done', async () => {
    const html = await whole(draw(rowOf({}, { failure, unsaved: { name: 'Oat <i>' } }), true))
    expect(html).toMatch(/<bdi id="name-t1"[^>]*>&lt;b&gt;Water&lt;\/b&gt;<\/bdi>/)
    expect(html).toMatch(/role="alert"[\s\S]*Not saved:[\s\S]*“<bdi>Oat &lt;i&gt;<\/bdi>”[\s\S]*No answer came\./)
    expect(acts(html)).toEqual(['toggle', 'open', 'retry', 'discard', 'edit', 'trash'])
  })

  it('because its owner is signed out leads them to sign in, in another tab', () => {
    const html = failed({ failure: { code: 'unauthenticated', message: 'You are signed out.' } })
    expect(html).toContain('href="/sign-in?next=%2Ftodos%3Fof%3Dmine" target="_blank" rel="noreferrer"')
    expect(failed({})).not.toContain('/sign-in')
  })

  it('since it was never added says that, and has its text in its name', () => {
    expect(failed({ isAdded: false, unsaved: { name: 'Tea' } })).toContain('<b>Not added.</b>')
    expect(failed({ isAdded: false, unsaved: { name: 'Tea' } })).not.toContain('Tea')
  })

  it('quotes no text where only the state was to change', () => {
    expect(failed({ unsaved: { state: 'DONE' } })).not.toContain('“')
  })
})

describe('a conflict', () => {
  const row = rowOf(
    { name: 'Buy soy milk today' },
    { isConflict: true, unsaved: { name: 'Buy oat milk today', state: 'DONE' } },
  )
  const html = renderToStaticMarkup(createElement(RowConflict, { row, time }))

  it('shows both texts with what differs marked, and one button each, neither chosen beforehand', () => {
    expect(html).toMatch(/Buy <ins[^>]*>oat<\/ins> milk today/)
    expect(html).toMatch(/Buy <ins[^>]*>soy<\/ins> milk today/)
    expect(acts(html)).toEqual(['keep-mine', 'keep-saved'])
    expect(html).toContain('data-act="keep-mine" aria-describedby="mine-t1"')
    expect(html).toContain('data-act="keep-saved" aria-describedby="saved-t1"')
    expect(html).toMatch(/id="mine-t1"[\s\S]*oat[\s\S]*id="saved-t1"[\s\S]*soy/)
    expect(html).not.toMatch(/checked|autofocus|aria-pressed|aria-selected/i)
    const [mine, kept] = [...html.matchAll(/<button[^>]*class="([^"]*)"/g)].map(([, look]) => look)
    expect(mine).toBe(kept)
  })

  it('is said aloud, and says when the other text was saved', () => {
    expect(html).toMatch(/role="group" tabindex="-1" aria-label="Conflict"[\s\S]*role="alert"/)
    expect(html).toContain(`<time dateTime="${now}">12:00 UTC</time>`)
  })

  it('shows a text that was taken away as nothing', () => {
    const taken = rowOf({ notes: 'Saved' }, { isConflict: true, unsaved: { notes: null } })
    const drawn = renderToStaticMarkup(createElement(RowConflict, { row: taken, time }))
    expect(drawn).toContain('(nothing)')
    expect(drawn).toMatch(/<ins[^>]*>Saved<\/ins>/)
  })

  it('takes the place of the name in its row', async () => {
    const drawn = await whole(draw(row, true))
    expect(acts(drawn)).toEqual(['toggle', 'keep-mine', 'keep-saved'])
  })
})

describe('when', () => {
  const cell = (row: ShownTodo) => renderToStaticMarkup(createElement(WhenCell, { row, time }))

  it.each([
    [{ due: '2026-11-20' }, '<time dateTime="2026-11-20" class="font-semibold text-alert">Overdue 3 days</time>'],
    [{ due: '2026-11-23' }, '<time dateTime="2026-11-23" class="font-semibold text-ink">Today</time>'],
    [{ due: '2026-11-24' }, '<span class="sr-only">Due </span><time dateTime="2026-11-24">Tomorrow</time>'],
    [{}, ''],
    [done, 'Done <time dateTime="2026-11-22T10:00:00Z">Yesterday</time>'],
    [{ ...done, doneAt: now, due: '2026-11-20' }, `Done <time dateTime="${now}">12:00 UTC</time>`],
    [trash, 'Deleted in 3 days'],
    [{ ...trash, expiresAt: Date.parse(now) / 1000 }, 'Deleted soon'],
    [{ ...trash, expiresAt: undefined }, ''],
  ] satisfies [Partial<Todo>, string][])('%j reads %s', (changes, html) => {
    expect(cell(rowOf(changes))).toBe(html)
  })

  it('says that a todo is gone before anything else', () => {
    expect(cell(rowOf(done, { isGone: true, isSaving: true }))).toBe('No longer here')
  })
})

describe('notes', () => {
  it('are shown as they were typed, with links that lead out safely and no HTML', () => {
    const html = renderToStaticMarkup(
      createElement(NotesText, { notes: 'See <b>https://a.example/x?a=1&b=2</b>.\njavascript:alert(1)' }),
    )
    expect(html).toContain('whitespace-pre-wrap')
    expect(html).toContain(
      '&lt;b&gt;<a href="https://a.example/x?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow ugc">https://a.example/x?a=1&amp;b=2</a>&lt;/b&gt;.\njavascript:alert(1)',
    )
    expect(html.match(/<a /g)).toHaveLength(1)
  })
})

describe('the facts of a todo', () => {
  const facts = (changes: Partial<Todo>, isOwn = false) =>
    renderToStaticMarkup(
      createElement(TodoFacts, { todo: { ...todo, ...changes }, isOwn, owner: 'Bob', time, heading: 'h2' }),
    )

  it('name its owner, or say that it is one’s own', () => {
    expect(facts({})).toContain('<bdi>Bob</bdi>')
    expect(facts({}, true)).toContain('<b>You</b>')
  })

  it('say what there is none of', () => {
    expect(facts({})).toContain('No notes')
    expect(facts({})).toContain('No day')
    expect(facts({})).not.toContain('<dt class="text-s text-ink-2">Done</dt>')
  })

  it('say when it leaves the trash for good', () => {
    const seconds = Date.parse(now) / 1000
    expect(facts({ state: 'TRASH', expiresAt: seconds + 2 * 86_400 })).toContain('<dd>Trash. Deleted in 2 days</dd>')
    expect(facts({ state: 'TRASH' })).toContain('<dd>Trash</dd>')
  })

  it('say when it is due while it is open, and on which day it was due afterwards', () => {
    expect(facts({ due: '2026-11-20' })).toContain('>Overdue 3 days</time>')
    const html = facts({ ...done, due: '2026-11-20' })
    expect(html).toContain('<time dateTime="2026-11-20">20 Nov</time>')
    expect(html).toContain('<time dateTime="2026-11-22T10:00:00Z">Yesterday 10:00 UTC</time>')
  })
})

describe('the page of a todo', () => {
  const act = async () => ({})
  const page = (more: object) =>
    renderToStaticMarkup(
      createElement(TodoPageBody, {
        ...{ todo: ok(todo), isOwn: true, owner: 'Bob', now, mode: 'look', failed: 'It is not here' },
        ...{ actions: { edit: act, act, remove: act }, back: { href: '/todos', label: 'Back' } },
        ...more,
      }),
    )

  it('of one’s own is edited, completed and put into the trash without script', () => {
    const html = page({})
    expect(html).toContain('href="/todos/t1?edit"')
    expect(html).toContain('value="DONE t1 3 OPEN"')
    expect(html).toContain('value="TRASH t1 3 OPEN"')
  })

  it.each(['look', 'edit', 'remove'])('of somebody else’s has no form, whatever the address asks: %s', (mode) => {
    const html = page({ isOwn: false, mode })
    expect(html).not.toMatch(/<(form|input|textarea|button)/)
    expect(html).toContain('Only <bdi>Bob</bdi> can change this')
    expect(html).toContain('<bdi>&lt;b&gt;Water&lt;/b&gt;</bdi>')
  })

  it('opens as a form that carries the version and the state that it is based on', () => {
    const html = page({ mode: 'edit' })
    expect(html).toMatch(/name="version" value="3"/)
    expect(html).toMatch(/name="from" value="OPEN"/)
    expect(html).toMatch(/<textarea[^>]*name="name"[^>]*>&lt;b&gt;Water&lt;\/b&gt;<\/textarea>/)
    expect(page({ mode: 'edit', todo: ok({ ...todo, ...trash }) })).not.toContain('<textarea')
  })

  it('asks before it deletes for good, and offers to keep first', () => {
    const html = page({ mode: 'remove', todo: ok({ ...todo, ...trash }) })
    expect(html.indexOf('Keep it')).toBeGreaterThan(0)
    expect(html.indexOf('Keep it')).toBeLessThan(html.indexOf('Delete for good'))
  })

  it('of what is not there says so, and leads on', () => {
    const html = page({ todo: fail('not_found', 'Its owner may have deleted it.') })
    expect(html).toContain('It is not here')
    expect(html).toContain('Its owner may have deleted it.')
  })
})

describe('the list of people', () => {
  const bob = '0b0b0b0b-0000-4000-8000-000000000b0b'
  const list = (more: object) =>
    renderToStaticMarkup(
      createElement(PeopleList, { people: [{ id: bob, displayName: '<Bob>' }], myId: 'me', query: '', ...more }),
    )

  it('leads to the todos of whom is picked', () => {
    expect(list({})).toContain(`href="/todos?of=${bob}"`)
    expect(list({})).toContain('<bdi class="truncate">&lt;Bob&gt;</bdi>')
  })

  it('tells oneself in words, and leads to what is one’s own', () => {
    expect(list({ myId: bob })).toMatch(/href="\/todos\?of=mine"[\s\S]*you<\/span>/)
    expect(list({})).not.toContain('you')
  })

  it('says that nobody is called so, or that nobody is here', () => {
    expect(list({ people: [], query: 'X' })).toContain('Nobody’s name begins with “X”.')
    expect(list({ people: [] })).toContain('Nobody is here yet.')
  })

  it('leads to more names where there are some', () => {
    expect(list({ more: '/people?after=x' })).toContain('href="/people?after=x"')
    expect(list({})).not.toContain('More names')
  })
})

it('every part is drawn without an inline style, which the content security policy would drop', async () => {
  const failure = { code: 'unavailable', message: 'No.' } as const
  const rows = [rowOf(), rowOf(done), rowOf(trash), rowOf({}, { failure }), rowOf({}, { isConflict: true })]
  for (const row of rows)
    for (const isOwn of [true, false]) expect(await whole(draw(row, isOwn))).not.toContain('style=')
})
