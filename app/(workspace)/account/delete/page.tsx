import type { Metadata } from 'next'
import { AccountPage, FormColumn } from '../../../../components/account/account-page'
import { WorkspaceHeader } from '../../../../components/shell/workspace-header'
import { FieldForm } from '../../../../components/ui/field-form'
import { accountWords } from '../../../../components/words/account'
import { isAdmin } from '../../../../lib/domain/policy'
import { loadWorkspace } from '../../../../lib/server/workspace'
import { signOut } from '../../session-actions'
import { deleteAccount } from '../actions'

const words = accountWords.remove

export const metadata: Metadata = { title: words.title }

export default async function DeletePage() {
  const workspace = await loadWorkspace('/account/delete')
  return (
    <>
      <WorkspaceHeader workspace={workspace} signOut={signOut} />
      <AccountPage title={words.title}>
        {isAdmin(workspace.actor) ? (
          <p>{words.admin}</p>
        ) : (
          <>
            <p>
              <b>{words.words}</b>
            </p>
            <p>
              {words.todos} <a href="/todos?of=mine">{words.todosFirst}</a>
            </p>
            <FormColumn>
              <FieldForm
                action={deleteAccount}
                submit={words.submit}
                isReadFirst
                fields={[
                  { name: 'confirmation', label: words.confirmation, type: 'email', autoComplete: 'off' },
                  {
                    name: 'currentPassword',
                    label: accountWords.currentPassword,
                    type: 'password',
                    autoComplete: 'current-password',
                  },
                ]}
              />
            </FormColumn>
          </>
        )}
      </AccountPage>
    </>
  )
}
