import { describe, expect, it } from 'vitest'
import { findInBlocks, type Matches } from '../../../app/(workspace)/todos/found-blocks'
import { blocksOf } from '../../../app/(workspace)/todos/row-blocks'
import { entryOf, rowOf } from '../../../lib/client/todo-entry'
import { at, saved } from './todos'

const rows = Array.from({ length: 200 }, (_, index) =>
  rowOf(entryOf({ ...saved(`t${index}`), name: `Todo ${index}` }), at(0)),
)
const blocks = blocksOf(rows, new Map())
const only =
  (...numbers: number[]): Matches =>
  ({ todo: { name } }) =>
    numbers.includes(Number(name.split(' ')[1]))
const all: Matches = () => true
const none: Matches = () => false
const keys = (found: ReturnType<typeof findInBlocks>) => found.flatMap(({ key, isHidden }) => (isHidden ? [] : key))
const blockWith = (number: number) =>
  blocks.find((block) => block.rows.some(({ todo }) => todo.id === `t${number}`))?.key

describe('a search in the blocks of a list', () => {
  it('shows the blocks that have something it looks for, and no other', () => {
    const wanted = only(3, 120)
    expect(keys(findInBlocks(blocks, wanted, wanted))).toEqual([blockWith(3), blockWith(120)])
    expect(keys(findInBlocks(blocks, none, none))).toEqual([])
    expect(keys(findInBlocks(blocks, undefined, undefined))).toHaveLength(blocks.length)
  })

  it('brings only the first rows up to date while there is no time for all, and leaves those below the window as they were', () => {
    const before = only(3, 120, 199)
    const soon = findInBlocks(blocks, all, before)
    const touched = soon.filter(({ matches }) => matches === all)
    expect(touched.flatMap((block) => block.rows).length).toBeLessThan(80)
    expect(soon.filter(({ matches }) => matches === before).map(({ key, isHidden }) => [key, isHidden])).toEqual(
      findInBlocks(blocks, before, before)
        .slice(touched.length)
        .map(({ key, isHidden }) => [key, isHidden]),
    )
  })

  it('shows no row that is not found while the window has room for it', () => {
    const wanted = only(0, 9, 17, 25, 33, 41, 49, 80, 120, 199)
    const soon = findInBlocks(blocks, wanted, all)
    for (const { isHidden, matches } of soon) if (!isHidden) expect(matches).toBe(wanted)
    expect(keys(soon).length).toBeGreaterThan(3)
    expect(keys(findInBlocks(blocks, wanted, wanted))).toEqual([
      ...new Set([0, 9, 17, 25, 33, 41, 49, 80, 120, 199].map(blockWith)),
    ])
  })

  it('passes over blocks with nothing in them at no cost', () => {
    const wanted = only(150, 199)
    expect(keys(findInBlocks(blocks, wanted, all))).toEqual([blockWith(150), blockWith(199)])
  })
})
