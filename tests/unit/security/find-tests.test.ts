import { describe, expect, it } from 'vitest'
import { findTests } from '../../../scripts/security/find-tests'

describe('a test', () => {
  it.each([
    ["it('a', () => {})", ['a']],
    ['test("b", async ({ open }) => { await open() })', ['b']],
    ["it.each(rows)('c %s', () => {})", ['c %s']],
    ["it.each<[string]>([['x']])('d %s', async (_, x) => {})", ['d %s']],
    ["it.each([1, 2] as const)('e %i', () => {})", ['e %i']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a test
    ['for (const kept of all) test(`f ${kept}`, () => {})', ['f ${kept}']],
    ["describe('group', () => { describe.each(all)('%s', () => { it('g', () => {}) }) })", ['g']],
    ["describe.concurrent('group', () => it('h', () => {}))", ['h']],
    ["test.describe('group', () => { test('i', () => {}) })", ['i']],
  ])('is found in %s', (source, titles) => {
    expect(findTests(source)).toEqual(titles)
  })

  it.each([
    "// it('a', () => {})",
    "/* it('a', () => {}) */",
    'const text = "it(\'a\', () => {})"',
    "it.skip('a', () => {})",
    "it.todo('a')",
    "it('a')",
    "it.skipIf(CI)('a', () => {})",
    "it.runIf(CI)('a', () => {})",
    "test.fixme('a', () => {})",
    "test('a', () => { test.skip() })",
    "it('a', (context) => { context.skip() })",
    "describe.skip('group', () => { it('a', () => {}) })",
    "describe.skip.each(all)('%s', () => { it('a', () => {}) })",
    "describe('a', () => {})",
    "expect('a')",
  ])('is none in %s', (source) => {
    expect(findTests(source)).toEqual([])
  })
})
