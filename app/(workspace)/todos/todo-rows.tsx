'use client'
import { memo, Suspense, useRef, useState } from 'react'
import { workspaceWords as words } from '../../../components/words/workspace'
import type { ReadersTime } from '../../../components/workspace/row-model'
import { TodoRow } from '../../../components/workspace/todo-row'
import type { FormState } from '../../../lib/domain/result'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { TodoView } from '../../../lib/domain/todo-view'
import { findInBlocks, type Matches } from './found-blocks'
import { EditName } from './later-parts'
import { blocksOf, isShort, keysOf } from './row-blocks'
import type { Editing, ListActs } from './use-list-acts'
import type { Selection } from './use-selection'

interface RowsProps {
  rows: ShownTodo[]
  view: TodoView
  time: ReadersTime
  path: string
  /** Undefined: nothing is being selected. */
  selected?: Selection['ids']
  acts: ListActs
  isOwn: (row: ShownTodo) => boolean
  nameOf: (ownerId: string) => string
  /** Ids of the rows that came with the page. */
  came: ReadonlySet<string>
  matches: Matches
}

interface TodoRowsProps extends RowsProps {
  title: string
  /** What was searched for when there was last time for all rows. */
  late: Matches
  /** What the server said to a page without script. */
  answered: FormState
}

interface BlockRowsProps extends RowsProps {
  editing?: Editing
  refusedId?: string
  refusal?: string
}

const isIn = (rows: ShownTodo[], id: string | undefined) => id !== undefined && rows.some(({ todo }) => todo.id === id)

const BlockRows = memo(
  function BlockRows({ rows, view, time, path, selected, acts, isOwn, nameOf, came, matches, ...one }: BlockRowsProps) {
    const { editing, refusedId, refusal } = one
    return (
      <>
        {rows.map((row) => (
          <TodoRow
            key={row.todo.id}
            row={row}
            isOwn={isOwn(row)}
            isAllOwn={view.of === 'mine'}
            owner={nameOf(row.todo.ownerId)}
            time={time}
            path={path}
            hasForm={came.has(row.todo.id)}
            isHidden={matches && !matches(row)}
            isSelected={selected && isOwn(row) && row.isAdded ? selected.has(row.todo.id) : undefined}
            refusal={row.todo.id === refusedId ? refusal : undefined}
            editing={
              editing?.id === row.todo.id ? (
                <Suspense>
                  <EditName
                    name={editing.text}
                    onSave={(name, isByKey) => acts.rename(editing, name, isByKey)}
                    onCancel={() => acts.stopEdit(editing.id)}
                  />
                </Suspense>
              ) : undefined
            }
          />
        ))}
      </>
    )
  },
  // What acts on the list is made anew each time, and means the same.
  ({ rows, acts: _before, ...before }, { rows: now, acts: _now, ...after }) =>
    rows.length === now.length &&
    rows.every((row, at) => row === now[at]) &&
    Object.entries(after).every(([name, value]) => value === before[name as keyof typeof before]),
)

/** Some rows of a list, which are laid out and painted only near the window. While it is hidden, its rows stay as they are. */
function Block({ isHidden, ...block }: BlockRowsProps & { isHidden: boolean }) {
  const [matches, setMatches] = useState(() => block.matches)
  if (!isHidden && matches !== block.matches) setMatches(() => block.matches)
  return (
    <ul
      role="presentation"
      className={isShort(block.rows) ? 'searchable lazy-rows few-rows' : 'searchable lazy-rows'}
      aria-hidden={isHidden || undefined}
    >
      <BlockRows {...block} matches={matches} />
    </ul>
  )
}

/** The rows of a list. A row is painted anew only when something of it is new. */
export function TodoRows({ title, late, answered, ...list }: TodoRowsProps) {
  const { rows, view, acts, matches } = list
  const { editing } = acts
  const keys = useRef<ReadonlyMap<string, string>>(new Map())
  const blocks = blocksOf(rows, keys.current)
  keys.current = keysOf(blocks)
  const refusedId = answered.error && answered.values?.do?.split(' ')[1]
  return (
    <>
      {answered.error && !isIn(rows, refusedId) && (
        <p role="alert" className="border-b border-line py-2 pl-[calc(var(--bleed)_+_2.1875rem)] text-s text-alert">
          {answered.error.message}
        </p>
      )}
      {answered.notice && (
        <p role="status" className="border-b border-line py-2 pl-[calc(var(--bleed)_+_2.1875rem)] text-s">
          {answered.notice}
        </p>
      )}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: one list, of which the blocks are no part
        <div
          role="list"
          aria-label={words.listOf(title, words.states[view.state])}
          className="searchable"
          aria-hidden={(matches && !rows.some(matches)) || undefined}
        >
          {findInBlocks(blocks, matches, late).map((block) => (
            <Block
              key={block.key}
              {...list}
              rows={block.rows}
              matches={block.matches}
              isHidden={block.isHidden}
              editing={isIn(block.rows, editing?.id) ? editing : undefined}
              refusedId={isIn(block.rows, refusedId) ? refusedId : undefined}
              refusal={isIn(block.rows, refusedId) ? answered.error?.message : undefined}
            />
          ))}
        </div>
      )}
    </>
  )
}
