import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isTodoId, newTodoId } from '../../../lib/domain/todo-id'

describe('the id of a todo', () => {
  it('is that of the example in RFC 9562', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(newTodoId(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it.each([0x00, 0xff])('is one of version 7, in small letters, when every random byte is %i', (byte) => {
    expect(isTodoId(newTodoId(0, new Uint8Array(10).fill(byte)))).toBe(true)
    expect(isTodoId(newTodoId(Date.now(), new Uint8Array(10).fill(byte)))).toBe(true)
  })

  it('sorts by its time, whatever was drawn', () => {
    const times = [0, 1, 255, 65_536, Date.UTC(2026, 10, 25), Date.UTC(2026, 10, 25) + 1, 2 ** 48 - 1]
    const ids = times.map((time, index) => newTodoId(time, new Uint8Array(10).fill(255 - index)))
    expect(ids.toSorted()).toEqual(ids)
  })

  it('is another one at the same time with other bytes', () => {
    const ids = Array.from({ length: 1_000 }, () => newTodoId(1, randomBytes(10)))
    expect(new Set(ids).size).toBe(1_000)
    expect(ids.every(isTodoId)).toBe(true)
  })

  it.each([
    '',
    'todo-1',
    '017f22e2-79b0-4cc3-98c4-dc0c0c07398f',
    '017F22E2-79B0-7CC3-98C4-DC0C0C07398F',
    '017f22e2-79b0-7cc3-c8c4-dc0c0c07398f',
    '017f22e279b07cc398c4dc0c0c07398f',
    ' 017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f\n',
  ])('is not %j', (text) => {
    expect(isTodoId(text)).toBe(false)
  })
})
