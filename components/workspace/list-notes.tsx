import type { TodoState } from '../../lib/domain/todo'
import { listNoteWords as words } from '../words/list-notes'
import { workspaceWords } from '../words/workspace'

interface ListNotesProps {
  state: TodoState
  /** How many todos of the page could not be read. */
  unreadable: number
  /** Of this page, to try it again. */
  path: string
}

/** What is to be known of a list before its rows. */
export function ListNotes({ state, unreadable, path }: ListNotesProps) {
  return (
    <>
      {state === 'TRASH' && (
        <p className="border-b border-line py-2 pr-bleed pl-bleed text-s text-ink-2">{words.trashNote}</p>
      )}
      {unreadable > 0 && (
        <p className="border-b border-line py-2 pr-bleed pl-[calc(var(--bleed)_+_2.1875rem)] text-s">
          {words.unreadable(unreadable)} <a href={path}>{workspaceWords.retry}</a>
        </p>
      )}
    </>
  )
}
