import { AdminHeader } from '../../../../../components/admin/admin-header'
import { FieldForm } from '../../../../../components/ui/field-form'
import { userWords } from '../../../../../components/words/admin-user'
import { shellWords } from '../../../../../components/words/shell'
import { readAdmin, titleForAdmin } from '../../../../../lib/server/admin'
import { signOut } from '../../../../(workspace)/session-actions'
import { createUser } from './actions'

const words = userWords.create

export const generateMetadata = () => titleForAdmin(`${words.title} · ${shellWords.admin}`)

export default async function NewUserPage() {
  const { actor } = await readAdmin('/admin/users/new')
  return (
    <>
      <AdminHeader actor={actor} current="users" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <h1 className="mt-4 text-h font-bold wide:mt-8 wide:text-xl">{words.title}</h1>
        <p className="mt-2 mb-8 max-w-160">{words.words}</p>
        <div className="max-w-88">
          <FieldForm
            action={createUser}
            submit={words.submit}
            fields={[{ name: 'email', label: words.label, type: 'email', autoComplete: 'off', maxLength: 128 }]}
          >
            <p>
              <a href="/admin/users">{words.back}</a>
            </p>
          </FieldForm>
        </div>
      </main>
    </>
  )
}
