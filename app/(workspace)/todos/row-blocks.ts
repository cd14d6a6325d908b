import type { ShownTodo } from '../../../lib/domain/shown-todo'

export interface RowBlock {
  key: string
  rows: ShownTodo[]
}

const ROWS_AT_FIRST = 25
// A block that has grown beyond this takes no further rows.
const MOST_ROWS = 40

const idOf = ({ todo }: ShownTodo) => todo.id

/**
 * Cuts a list into blocks, of which a change touches one. A row stays in the block that it was in: moved to another it would
 * be made anew. `former`: the key of each row's block before.
 */
export const blocksOf = (rows: ShownTodo[], former: ReadonlyMap<string, string>): RowBlock[] => {
  const blocks = new Map<string, ShownTodo[]>()
  let key: string | undefined
  const begin = (next: string) => {
    key = next
    blocks.set(next, [])
  }
  const firstKnown = rows.findIndex((row) => former.has(idOf(row)))
  // What was added on top belongs to the first block, while that has room.
  const top = rows[firstKnown] && former.get(idOf(rows[firstKnown]))
  if (top && firstKnown > 0 && rows.filter((row) => former.get(idOf(row)) === top).length + firstKnown <= MOST_ROWS)
    begin(top)
  for (const row of rows) {
    const known = former.get(idOf(row))
    const size = blocks.get(key ?? '')?.length ?? 0
    if (known !== undefined && known !== key && !blocks.has(known)) begin(known)
    else if (known === undefined && size >= (former.size === 0 ? ROWS_AT_FIRST : MOST_ROWS)) begin(idOf(row))
    else if (key === undefined) begin(idOf(row))
    blocks.get(key ?? '')?.push(row)
  }
  return [...blocks].map(([each, inIt]) => ({ key: each, rows: inIt }))
}

/** The key of each row's block. */
export const keysOf = (blocks: RowBlock[]): Map<string, string> =>
  new Map(blocks.flatMap(({ key, rows }) => rows.map((row) => [idOf(row), key] as const)))
