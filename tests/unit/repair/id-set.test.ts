import { describe, expect, it } from 'vitest'
import { digestOf, digestsOf, IdSet, MARKS } from '../../../amplify/repair/id-set'

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `user-${from + index}`)

describe('a set of ids', () => {
  it('knows whom it holds, by which marks, through every growth', () => {
    const set = new IdSet()
    set.mark(digestsOf(names(0, 50_000)), MARKS.MEMBER)
    set.mark(digestsOf(names(25_000, 75_000)), MARKS.ENABLED)
    expect(set.size).toBe(75_000)
    for (const name of names(0, 25_000)) expect(set.has(digestOf(name), MARKS.MEMBER | MARKS.ENABLED)).toBe(true)
    for (const name of names(0, 25_000)) expect(set.has(digestOf(name), MARKS.ENABLED)).toBe(false)
    for (const name of names(50_000, 75_000)) expect(set.has(digestOf(name), MARKS.MEMBER)).toBe(false)
    expect(set.has(digestOf('stranger'), MARKS.MEMBER)).toBe(false)
    expect(set.count(MARKS.MEMBER)).toBe(50_000)
    expect(set.count(MARKS.MEMBER, MARKS.ENABLED)).toBe(25_000)
  })

  it('holds an id once, however often it is met', () => {
    const set = new IdSet()
    for (let time = 0; time < 3; time += 1) set.mark(digestsOf(['ann', 'ann', 'ben']), MARKS.ENABLED)
    expect(set.count(MARKS.ENABLED)).toBe(2)
  })

  it('forgets a mark and still finds who stands behind the slot', () => {
    const set = new IdSet()
    set.mark(digestsOf(names(0, 500)), MARKS.MEMBER)
    set.mark(digestsOf(names(0, 250)), MARKS.ENABLED)
    set.clear(MARKS.MEMBER)
    expect(set.count(MARKS.MEMBER)).toBe(0)
    for (const name of names(0, 250)) expect(set.has(digestOf(name), MARKS.ENABLED)).toBe(true)
    set.mark(digestsOf(names(0, 500)), MARKS.MEMBER)
    expect(set.size).toBe(500)
  })

  it('takes at most 32 MB for a million', () => {
    const set = new IdSet()
    const digest = new Uint8Array(16)
    const words = new DataView(digest.buffer)
    for (let id = 0; id < 1_000_000; id += 1) {
      words.setUint32(0, Math.imul(id, 2_654_435_761), true)
      words.setUint32(8, id, true)
      set.mark(digest, MARKS.MEMBER)
    }
    expect(set.size).toBe(1_000_000)
    expect(set.bytes).toBeLessThanOrEqual(32 * 1024 * 1024)
  })
})
