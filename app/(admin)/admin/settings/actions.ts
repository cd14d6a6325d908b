'use server'

import { revalidatePath } from 'next/cache'
import { isAdmin } from '../../../../lib/domain/policy'
import { repairSettingsForm } from '../../../../lib/domain/settings-schema'
import { action } from '../../../../lib/server/action'
import { askAs } from '../../../../lib/server/appsync'
import { changeRepairSettings } from '../../../../lib/server/repair-settings'
import { words } from '../../../../lib/server/words'

export const saveRepairSettings = action({
  name: 'saveRepairSettings',
  policy: isAdmin,
  form: repairSettingsForm,
  run: async (settings, { accessToken }) => {
    const changed = await changeRepairSettings(askAs(accessToken), settings)
    if (!changed.ok) return changed
    revalidatePath('/admin', 'layout')
    return { notice: changed.data ? words.settings.saved : words.settings.same }
  },
})
