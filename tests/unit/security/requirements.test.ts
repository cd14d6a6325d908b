import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findTests } from '../../../scripts/security/find-tests'
import { renderSecurity } from '../../../scripts/security/render'
import { chapters, requirements } from '../../../scripts/security/requirements'

// Counted in OWASP ASVS 5.0.0, chapters V3, V7 and V8; what is of level 3 is left out.
const LEVELS = {
  1: 'V3.2.1 V3.2.2 V3.3.1 V3.4.1 V3.4.2 V3.5.1 V3.5.2 V3.5.3 V7.2.1 V7.2.2 V7.2.3 V7.2.4 V7.4.1 V7.4.2 V8.1.1 V8.2.1 V8.2.2 V8.3.1',
  2: 'V3.3.2 V3.3.3 V3.3.4 V3.4.3 V3.4.4 V3.4.5 V3.4.6 V3.5.4 V3.5.5 V3.7.1 V3.7.2 V7.1.1 V7.1.2 V7.1.3 V7.3.1 V7.3.2 V7.4.3 V7.4.4 V7.4.5 V7.5.1 V7.5.2 V7.6.1 V7.6.2 V8.1.2 V8.2.3 V8.4.1',
}

const found = new Map<string, string[]>()
const testsOf = (file: string) => {
  if (!found.has(file)) found.set(file, findTests(readFileSync(file, 'utf8')))
  return found.get(file)
}

describe('the answers to ASVS', () => {
  it.each([
    [1, 18],
    [2, 26],
  ] as const)('are one to each requirement of level %i, %i in all, and to nothing else', (level, count) => {
    const answered = requirements.filter((requirement) => requirement.level === level).map(({ id }) => id)
    expect(answered.toSorted()).toEqual(LEVELS[level].split(' ').toSorted())
    expect(answered).toHaveLength(count)
  })

  it('stand in the section and the chapter of their number', () => {
    for (const chapter of chapters)
      for (const section of chapter.sections) {
        expect(section.id.startsWith(`${chapter.id}.`)).toBe(true)
        for (const { id } of section.requirements) expect(id.startsWith(`${section.id}.`)).toBe(true)
      }
  })

  it('name a test wherever they name a control', () => {
    for (const { id, answer } of requirements)
      if ('control' in answer) expect([id, answer.tests.length]).not.toContain(0)
  })

  const named = requirements.flatMap(({ id, answer }) =>
    ('control' in answer ? answer.tests : []).map((test) => ({ id, ...test })),
  )

  it.each(named)('$id: “$title” runs in $file', ({ file, title }) => {
    expect(existsSync(file)).toBe(true)
    expect(testsOf(file)).toContain(title)
  })

  it('are what docs/security.md says; npm run security writes it', () => {
    expect(readFileSync('docs/security.md', 'utf8')).toBe(renderSecurity(chapters))
  })
})
