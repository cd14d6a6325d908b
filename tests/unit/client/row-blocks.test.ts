import { describe, expect, it } from 'vitest'
import { blocksOf, keysOf, type RowBlock } from '../../../app/(workspace)/todos/row-blocks'
import { entryOf, rowOf } from '../../../lib/client/todo-entry'
import { createSeededRandom } from '../../faults/seeded-random'
import { at, saved } from './todos'

const named = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => rowOf(entryOf(saved(`t${from + index}`)), at(0)))
const idsIn = (blocks: RowBlock[]) => blocks.flatMap(({ rows }) => rows.map(({ todo }) => todo.id))
const sizes = (blocks: RowBlock[]) => blocks.map(({ rows }) => rows.length)
const cut = (rows: ReturnType<typeof named>, before: RowBlock[] = []) => blocksOf(rows, keysOf(before))

describe('the blocks of a list', () => {
  it('hold its rows in their order, 8 in those that the window shows and 25 in the others', () => {
    const rows = named(0, 100)
    const blocks = cut(rows)
    expect(sizes(blocks)).toEqual([8, 8, 8, 8, 8, 8, 25, 25, 2])
    expect(idsIn(blocks)).toEqual(rows.map(({ todo }) => todo.id))
  })

  it('are none for no rows', () => {
    expect(cut([])).toEqual([])
  })

  it('keep every row where it is when one is added on top, and one taken out', () => {
    const rows = named(0, 60)
    const before = cut(rows)
    const after = cut([...named(100, 1), ...rows.filter((_, index) => index !== 30)], before)
    expect(sizes(after)).toEqual([9, 8, 8, 7, 8, 8, 12])
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key))
    expect(after.at(-1)?.rows).toEqual(before.at(-1)?.rows)
  })

  it('grow by half at both ends, and then another begins', () => {
    let rows = named(0, 100)
    let blocks = cut(rows)
    for (let more = 0; more < 30; more += 1) {
      rows = [...named(1000 - more, 1), ...rows, ...named(100 + more, 1)]
      blocks = cut(rows, blocks)
      expect(idsIn(blocks)).toEqual(rows.map(({ todo }) => todo.id))
    }
    expect(sizes(blocks)).toEqual([2, 12, 12, 12, 8, 8, 8, 8, 8, 25, 25, 32])
  })

  it('take in what comes between two of them, and keep the order', () => {
    const rows = named(0, 50)
    const before = cut(rows)
    const mixed = [...rows.slice(0, 25), ...named(100, 20), ...rows.slice(25)]
    const after = cut(mixed, before)
    expect(idsIn(after)).toEqual(mixed.map(({ todo }) => todo.id))
    expect(after.at(-1)?.rows).toEqual(before.at(-1)?.rows)
  })

  it('lose no row, whatever comes, goes and comes back', () => {
    const random = createSeededRandom(20_261_128)
    for (let round = 0; round < 200; round += 1) {
      let list = named(0, random.between(0, 60))
      let away: typeof list = []
      let blocks = cut(list)
      for (let step = 0; step < 60; step += 1) {
        const gone = list.filter(() => random.chance(0.15))
        const back = away.filter(() => random.chance(0.3))
        list = [
          ...(random.chance(0.5) ? named(1000 * round + 10 * step + 100, random.between(0, 4)) : []),
          ...list.filter((row) => !gone.includes(row)),
        ]
        for (const row of back) list.splice(random.between(0, list.length), 0, row)
        away = [...away.filter((row) => !back.includes(row)), ...gone]
        blocks = cut(list, blocks)
        expect(idsIn(blocks)).toEqual(list.map(({ todo }) => todo.id))
        expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length)
      }
    }
  })

  it('keep the order when rows have changed places', () => {
    const rows = named(0, 50)
    const before = cut(rows)
    const turned = rows.toReversed()
    expect(idsIn(cut(turned, before))).toEqual(turned.map(({ todo }) => todo.id))
    const shuffled = [...rows.slice(10, 20), ...rows.slice(30, 40), ...rows.slice(0, 10)]
    expect(idsIn(cut(shuffled, before))).toEqual(shuffled.map(({ todo }) => todo.id))
  })
})
