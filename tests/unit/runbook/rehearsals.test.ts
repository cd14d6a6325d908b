import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readRunbook } from '../../stack/runbook/document'

const FOLDER = join('tests', 'stack', 'runbook')
const sections = readRunbook()
const tests = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))
const titles = tests.flatMap((text) => [...text.matchAll(/^it\(\s*'([^']+)'/gm)].map(([, title]) => title))

it('the runbook has a section for each of the five things that go wrong', () => {
  expect(sections.map(({ title }) => title)).toEqual([
    '1. The trigger fails',
    '2. AWS throttles',
    '3. A group is gone',
    '4. Tokens are in the way',
    '5. A run is stuck',
  ])
})

it('every section of the runbook names the tests that rehearse it, and every rehearsal has its place there', () => {
  for (const { title, rehearsals } of sections) expect([title, rehearsals.length]).not.toEqual([title, 0])
  expect(sections.flatMap(({ rehearsals }) => rehearsals).toSorted()).toEqual(titles.toSorted())
})

it('every command that the runbook names is typed by a rehearsal', () => {
  const names = sections.flatMap(({ commands }) => [...commands.keys()])
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !tests.some((text) => text.includes(`type('${name}'`)))).toEqual([])
})
