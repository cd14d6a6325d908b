'use client'
import { listActWords } from '../../../components/words/list-acts'
import { PasteDialog } from '../../../components/workspace/paste-dialog'
import { RemoveDialog } from '../../../components/workspace/remove-dialog'
import type { ReadersTime } from '../../../components/workspace/row-model'
import { SelectBar } from '../../../components/workspace/select-bar'
import { TodoPanel } from '../../../components/workspace/todo-panel'
import { UndoBar } from '../../../components/workspace/undo-bar'
import type { TodoStore } from '../../../lib/client/todo-store'
import type { ShownTodo } from '../../../lib/domain/shown-todo'
import type { TodoView } from '../../../lib/domain/todo-view'
import { KeyboardHelp } from './keyboard-help'
import type { ListActs } from './use-list-acts'
import type { Selection } from './use-selection'

interface BoardLayersProps {
  store: TodoStore
  acts: ListActs
  view: TodoView
  time: ReadersTime
  path: string
  select: Selection
  isSelecting: boolean
  /** How many of one's own can be selected. */
  selectable: number
  /** There is no more than what is loaded. */
  isWhole: boolean
  isOwn: (row: ShownTodo) => boolean
  nameOf: (ownerId: string) => string
}

/** What lies over a list: the bars at its foot, the panel, and what is asked. */
export function BoardLayers(props: BoardLayersProps) {
  const { store, acts, view, time, path, select, isSelecting, selectable, isWhole, isOwn, nameOf } = props
  const { undo, panelId, removingId, pasted } = acts
  const panelRow = panelId === undefined ? undefined : store.find(panelId)
  return (
    <>
      {isSelecting && (
        <SelectBar
          count={select.ids.size}
          all={isWhole ? listActWords.select.all : listActWords.select.allLoaded(selectable)}
          state={view.state}
          isAll={select.ids.size === selectable && selectable > 0}
          onAll={select.setAll}
          onMove={acts.moveSelected}
          onClose={select.stop}
        />
      )}
      {undo && !isSelecting && (
        <UndoBar undo={undo} isSaved={store.isSaved(undo.ids)} onUndo={acts.takeBack} onClose={acts.closeUndo} />
      )}
      {panelRow && (
        <TodoPanel
          key={panelRow.todo.id}
          row={panelRow}
          isOwn={isOwn(panelRow)}
          owner={nameOf(panelRow.todo.ownerId)}
          time={time}
          path={path}
          onEdit={(patch, seen) => acts.save(panelRow.todo.id, patch, seen)}
          onClose={acts.closePanel}
        />
      )}
      {pasted && (
        <PasteDialog
          lines={pasted.lines}
          onAdd={acts.add}
          onAsOne={pasted.asOne}
          onClose={() => acts.setPasted(undefined)}
        />
      )}
      {removingId !== undefined && (
        <RemoveDialog
          name={store.find(removingId)?.todo.name ?? ''}
          onRemove={() => acts.remove(removingId)}
          onClose={acts.closeRemove}
        />
      )}
      {acts.hasKeys && <KeyboardHelp onClose={() => acts.setHasKeys(false)} />}
    </>
  )
}
