import { AdminHeader } from '../../../../components/admin/admin-header'
import { SettingsForm } from '../../../../components/admin/settings-form'
import { ListFailed } from '../../../../components/ui/list-failed'
import { settingsWords as words } from '../../../../components/words/settings'
import { shellWords } from '../../../../components/words/shell'
import { readAdmin, titleForAdmin } from '../../../../lib/server/admin'
import { askAs } from '../../../../lib/server/appsync'
import { readRepairSettings } from '../../../../lib/server/repair-settings'
import { signOut } from '../../../(workspace)/session-actions'
import { saveRepairSettings } from './actions'

export const generateMetadata = () => titleForAdmin(`${words.title} · ${shellWords.admin}`)

const PATH = '/admin/settings'

export default async function SettingsPage() {
  const { actor, accessToken } = await readAdmin(PATH)
  const settings = await readRepairSettings(askAs(accessToken))
  return (
    <>
      <AdminHeader actor={actor} current="settings" signOut={signOut} />
      <main id="content" className="wrap pb-24">
        <h1 className="mt-4 text-h font-bold wide:mt-8 wide:text-xl">{words.title}</h1>
        {settings.ok ? (
          <SettingsForm settings={settings.data} action={saveRepairSettings} />
        ) : (
          <ListFailed title={words.failedTitle} failure={settings.error} retry={{ href: PATH, label: words.retry }} />
        )}
      </main>
    </>
  )
}
