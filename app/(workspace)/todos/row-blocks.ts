import type { ShownTodo } from '../../../lib/domain/shown-todo'

export interface RowBlock {
  key: string
  rows: ShownTodo[]
}

// Rows of a block when a list is first cut, and what it may grow to. The window shows the first blocks: what is added there
// has few rows to move, and what is found again there few to paint that lie beyond.
const SMALL = { atFirst: 8, most: 12 }
const LARGE = { atFirst: 25, most: 40 }
const SMALL_BLOCKS = 6

const idOf = ({ todo }: ShownTodo) => todo.id

/**
 * Cuts a list into blocks, of which a change touches one. A row stays in the block that it was in: moved to another it would
 * be made anew. `former`: the key of each row's block before.
 */
export const blocksOf = (rows: ShownTodo[], former: ReadonlyMap<string, string>): RowBlock[] => {
  const blocks = new Map<string, ShownTodo[]>()
  const roomIn = (count: number) => (count <= SMALL_BLOCKS ? SMALL : LARGE)[former.size === 0 ? 'atFirst' : 'most']
  let key: string | undefined
  const begin = (next: string) => {
    key = next
    blocks.set(next, [])
  }
  // A row that was away may come back beside the block that was called after it.
  const unused = (id: string) => {
    let free = id
    while (blocks.has(free)) free += '+'
    return free
  }
  const firstKnown = rows.findIndex((row) => former.has(idOf(row)))
  // What was added on top belongs to the first block, while that has room.
  const top = rows[firstKnown] && former.get(idOf(rows[firstKnown]))
  if (top && firstKnown > 0 && rows.filter((row) => former.get(idOf(row)) === top).length + firstKnown <= SMALL.most)
    begin(top)
  for (const row of rows) {
    const known = former.get(idOf(row))
    const size = blocks.get(key ?? '')?.length ?? 0
    if (known !== undefined && known !== key && !blocks.has(known)) begin(known)
    else if (key === undefined || (known === undefined && size >= roomIn(blocks.size))) begin(unused(idOf(row)))
    blocks.get(key ?? '')?.push(row)
  }
  return [...blocks].map(([each, inIt]) => ({ key: each, rows: inIt }))
}

/** Whether a block is one of the short ones. */
export const isShort = (rows: ShownTodo[]): boolean => rows.length <= SMALL.most

/** The key of each row's block. */
export const keysOf = (blocks: RowBlock[]): Map<string, string> =>
  new Map(blocks.flatMap(({ key, rows }) => rows.map((row) => [idOf(row), key] as const)))
