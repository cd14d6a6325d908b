import type { Metadata } from 'next'
import { WorkspaceHeader } from '../../../components/shell/workspace-header'
import { FieldForm } from '../../../components/ui/field-form'
import { SayWide } from '../../../components/ui/say-wide'
import { displayNameWords as words } from '../../../components/words/display-name'
import { DISPLAY_NAME_LIMIT } from '../../../lib/domain/member'
import { loadWorkspace } from '../../../lib/server/workspace'
import { changeDisplayName, signOut } from '../session-actions'

export const metadata: Metadata = { title: words.title }

export default async function NamePage() {
  const workspace = await loadWorkspace('/name')
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <SayWide isPageTitle title={words.title}>
          <p>{words.words}</p>
          <div className="mt-2 w-full max-w-88">
            <FieldForm
              action={changeDisplayName}
              submit={words.submit}
              fields={[
                {
                  name: 'name',
                  label: words.label,
                  autoComplete: 'nickname',
                  maxLength: DISPLAY_NAME_LIMIT,
                  defaultValue: workspace.displayName,
                },
              ]}
            >
              <p>
                <a href="/todos">{words.back}</a>
              </p>
            </FieldForm>
          </div>
        </SayWide>
      </main>
    </>
  )
}
