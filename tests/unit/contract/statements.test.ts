import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderUnproven } from '../../../scripts/contract/render'
import type { Statement } from '../../../scripts/contract/statement'
import { areas, namedTests } from '../../../scripts/contract/statements'
import { findTests } from '../../../scripts/security/find-tests'

const FOLDER = 'tests/contract'
const page = () => readFileSync('docs/aws-unproven.md', 'utf8')
const testFiles = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(FOLDER, name))
const running = testFiles.flatMap((file) => findTests(readFileSync(file, 'utf8')).map((title) => ({ file, title })))
const statements = areas.flatMap((area) => area.statements)
const key = ({ file, title }: { file: string; title: string }) => `${file}: ${title}`

describe('the statements about AWS', () => {
  it('are what docs/aws-unproven.md says; npm run unproven writes it', () => {
    expect(page()).toBe(renderUnproven(areas))
  })

  it('name tests that run', () => {
    const known = new Set(running.map(key))
    expect(
      namedTests()
        .map(key)
        .filter((test) => !known.has(test)),
    ).toEqual([])
  })

  it('name every contract test, once', () => {
    expect(namedTests().map(key).toSorted()).toEqual(running.map(key).toSorted())
  })

  it('are told apart, and are no test’s alone', () => {
    expect(new Set(statements.map(({ says }) => says)).size).toBe(statements.length)
    expect(testFiles.length).toBeGreaterThan(5)
  })

  it.each(statements)('“$says” says what happens otherwise, where, and how it is seen', (statement: Statement) => {
    expect(statement.otherwise.length).toBeGreaterThan(40)
    expect(statement.where.filter((file) => !existsSync(file))).toEqual([])
    expect(statement.where.length).toBeGreaterThan(0)
    if (Array.isArray(statement.proof)) return expect(statement.proof).not.toEqual([])
    const { page: where, heading } = statement.proof.step
    expect(readFileSync(where, 'utf8')).toContain(`\n## ${heading}\n`)
    expect(statement.proof.what.length).toBeGreaterThan(20)
  })
})

it('a statement that AWS has shown says where and when', () => {
  const [statement] = statements as [Statement, ...Statement[]]
  const proven = 'on 1 March 2027 in eu-central-1'
  expect(renderUnproven([{ title: 'One', statements: [statement] }])).not.toContain('*Proven*')
  const rendered = renderUnproven([{ title: 'One', statements: [{ ...statement, proven }] }])
  expect(rendered).toContain(`\n- *Proven* ${proven}\n`)
})

it('the page has no line that is too long to read', () => {
  const long = page()
    .split('\n')
    .filter((line) => line.length > 160)
  expect(long).toEqual([])
})
