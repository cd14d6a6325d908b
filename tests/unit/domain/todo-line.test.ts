import { describe, expect, it } from 'vitest'
import { isLongLine, isTooLongLine, linesOf, todoOfLine } from '../../../lib/domain/todo-line'

describe('a pasted text', () => {
  it('has the lines that say something', () => {
    expect(linesOf('Milk\r\n\n  Bread \r\u200b\n\t\nTea')).toEqual(['Milk', 'Bread', 'Tea'])
  })

  it('loses nothing of a line that is longer than a name', () => {
    const line = `${'a'.repeat(199)}🦊${'b'.repeat(50)}`
    expect(isLongLine(line)).toBe(true)
    expect(todoOfLine(line)).toEqual({ name: 'a'.repeat(199), notes: line })
    expect(todoOfLine('a'.repeat(200))).toEqual({ name: 'a'.repeat(200) })
  })

  it('says of a line when no todo could hold it', () => {
    expect(isTooLongLine('a'.repeat(2_000))).toBe(false)
    expect(isTooLongLine('a'.repeat(2_001))).toBe(true)
  })
})
