import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { RowBlock } from './row-blocks'

/** Which rows a search finds; absent while nothing is searched for. */
export type Matches = ((row: ShownTodo) => boolean) | undefined

export interface FoundBlock extends RowBlock {
  /** What its rows are shown by. */
  matches: Matches
  isHidden: boolean
}

// More than a window shows.
const ENOUGH = 30
// Rows that are brought up to date before a letter is painted.
const AT_ONCE = 40

const count = (rows: ShownTodo[], matches: Matches) => (matches ? rows.filter(matches).length : rows.length)

/**
 * How a search shows the blocks of a list. As long as `late` is what was searched for before, only the first rows are brought
 * up to date, so that a letter costs little, and the others follow: below what fills the window they stay as they were; in
 * it they are not shown until then.
 */
export const findInBlocks = (blocks: RowBlock[], matches: Matches, late: Matches): FoundBlock[] => {
  let [found, touched] = [0, 0]
  return blocks.map((block) => {
    const isLater = matches !== late && touched >= AT_ONCE
    if (isLater && found >= ENOUGH) return { ...block, matches: late, isHidden: count(block.rows, late) === 0 }
    const here = count(block.rows, matches)
    found += here
    if (here > 0) touched += block.rows.length
    return { ...block, matches, isHidden: here === 0 || isLater }
  })
}
