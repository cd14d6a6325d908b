import type { Metadata } from 'next'
import { AccountPage, FormColumn } from '../../../../components/account/account-page'
import { WorkspaceHeader } from '../../../../components/shell/workspace-header'
import { FieldForm } from '../../../../components/ui/field-form'
import { displayNameWords as words } from '../../../../components/words/display-name'
import { DISPLAY_NAME_LIMIT } from '../../../../lib/domain/member'
import { loadWorkspace } from '../../../../lib/server/workspace'
import { changeDisplayName, signOut } from '../../session-actions'

export const metadata: Metadata = { title: words.title }

export default async function NamePage() {
  const workspace = await loadWorkspace('/account/name')
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <AccountPage title={words.title}>
        <p>{words.words}</p>
        <FormColumn>
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
          />
        </FormColumn>
      </AccountPage>
    </>
  )
}
