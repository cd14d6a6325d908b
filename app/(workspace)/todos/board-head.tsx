'use client'
import { Suspense, useEffect, useMemo } from 'react'
import { Tabs } from '../../../components/ui/tabs'
import { workspaceWords as words } from '../../../components/words/workspace'
import { ListTools } from '../../../components/workspace/list-tools'
import { say } from '../../../components/workspace/say'
import type { Todo, TodoState } from '../../../lib/domain/todo'
import { type TodoView, viewPath } from '../../../lib/domain/todo-view'
import { NewLine } from './later-parts'

interface AboutProps {
  view: TodoView
  /** How many there are, in words. */
  text: string
  waiting: Todo[]
  nameOf: (ownerId: string) => string
  onShowNew: () => void
  isSelecting: boolean
  onSelect?: () => void
  onKeys: () => void
}

/** How many todos there are; or, in its place, how many are new, so that no row moves. */
export function BoardAbout({ view, text, waiting, nameOf, onShowNew, isSelecting, onSelect, onKeys }: AboutProps) {
  const count = waiting.length
  const isMine = view.of === 'mine'
  const owners = useMemo(() => (isMine ? [] : [...new Set(waiting.map(({ ownerId }) => ownerId))]), [waiting, isMine])
  useEffect(() => {
    if (count > 0) say('newOnes', new Array(count).fill(''))
  }, [count])
  return (
    <>
      <div className="grid min-w-0 flex-[1_1_8rem] items-baseline wide:flex-initial">
        <p className={`[grid-area:1/1] ${count > 0 ? 'invisible' : ''}`}>{text}</p>
        <Suspense>{count > 0 && <NewLine count={count} owners={owners.map(nameOf)} onShow={onShowNew} />}</Suspense>
      </div>
      <ListTools
        exportHref={(format) => viewPath(view, { format }, '/todos/export')}
        {...{ isSelecting, onSelect, onKeys }}
      />
    </>
  )
}

/** Open and done; and the trash, which is one's own alone. */
export function BoardTabs({ view }: { view: TodoView }) {
  const isPerson = view.of !== 'everyone' && view.of !== 'mine'
  const states: TodoState[] = isPerson ? ['OPEN', 'DONE'] : ['OPEN', 'DONE', 'TRASH']
  return (
    <Tabs
      label={words.state}
      tabs={states.map((state) => ({
        href: viewPath(state === 'TRASH' ? { of: 'mine', state } : { ...view, state }),
        label: words.states[state],
        isCurrent: view.state === state,
      }))}
    />
  )
}
