import type { Metadata } from 'next'
import { WorkspaceHeader } from '../../../components/shell/workspace-header'
import { LiveRegion } from '../../../components/ui/live-region'
import { importWords as words } from '../../../components/words/importing'
import { loadWorkspace } from '../../../lib/server/workspace'
import { signOut } from '../session-actions'
import { ImportTodos } from './import-todos'

export const metadata: Metadata = { title: words.title }

export default async function ImportPage() {
  const workspace = await loadWorkspace('/import')
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <h1 className="mt-8 text-h font-bold wide:mt-14 wide:text-xl">{words.title}</h1>
        <p className="mt-2 max-w-160">{words.words}</p>
        <p className="scriptless mt-4 border-l-2 border-alert pl-4">{words.script}</p>
        <ImportTodos now={new Date().toISOString()} />
        <LiveRegion />
      </main>
    </>
  )
}
