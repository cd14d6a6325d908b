import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { WorkspaceHeader } from '../../../../components/shell/workspace-header'
import { LiveRegion } from '../../../../components/ui/live-region'
import { listNoteWords } from '../../../../components/words/list-notes'
import { todoWords as words } from '../../../../components/words/todo'
import { TodoGone } from '../../../../components/workspace/todo-gone'
import { TodoPageBody } from '../../../../components/workspace/todo-page-body'
import { canEdit } from '../../../../lib/domain/policy'
import { ok } from '../../../../lib/domain/result'
import type { Todo } from '../../../../lib/domain/todo'
import { viewPath } from '../../../../lib/domain/todo-view'
import { answerMissing } from '../../../../lib/server/answer-missing'
import { loadTodo } from '../../../../lib/server/workspace'
import { signOut } from '../../session-actions'
import { actOnTodo, editTodo, removeTodo } from '../actions'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => ({ title: words.label })

/** A form was sent without script: its page is made again, and holds what was typed. */
const isFormSent = async () => (await headers()).get('content-type')?.startsWith('multipart/form-data') ?? false

/** Stands for a todo that went while it was written to, so that what was written does not go with it. */
const inPlaceOf = (id: string, ownerId: string): Todo => {
  const at = new Date().toISOString()
  return { id, name: words.goneTitle, state: 'OPEN', ownerId, createdAt: at, updatedAt: at, version: 0 }
}

/** One todo by itself: what a link to it leads to. */
export default async function TodoPage({ params, searchParams }: Props) {
  const { id } = await params
  const { edit, remove } = await searchParams
  const { todo: read, ownerName, ...workspace } = await loadTodo(id)
  const isGone = !read.ok && read.error.code === 'not_found'
  if (isGone && !(edit !== undefined && (await isFormSent()))) {
    answerMissing()
    return <TodoGone />
  }
  const todo = isGone ? ok(inPlaceOf(id, workspace.actor.id)) : read
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <TodoPageBody
          todo={todo}
          isOwn={todo.ok && canEdit(workspace.actor, todo.data)}
          owner={ownerName}
          now={new Date().toISOString()}
          mode={edit !== undefined ? 'edit' : remove !== undefined ? 'remove' : 'look'}
          actions={{ edit: editTodo, act: actOnTodo, remove: removeTodo }}
          back={{
            href: viewPath({
              of: todo.ok && todo.data.state === 'TRASH' ? 'mine' : 'everyone',
              state: todo.ok ? todo.data.state : 'OPEN',
            }),
            label: words.back,
          }}
          failed={listNoteWords.failedTitle}
        />
        <LiveRegion />
      </main>
    </>
  )
}
