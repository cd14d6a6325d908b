'use server'

import { repairMemberForm } from '../../../lib/domain/member-schema'
import { isAdmin } from '../../../lib/domain/policy'
import { action } from '../../../lib/server/action'
import { askAs } from '../../../lib/server/appsync'
import * as membership from '../../../lib/server/membership'
import { words } from '../../../lib/server/words'

export const repairMember = action({
  name: 'repairMember',
  policy: isAdmin,
  form: repairMemberForm,
  run: async ({ userId }, { accessToken }) => {
    const repaired = await membership.repairMember(askAs(accessToken), userId)
    // The page is not read again: under the filter for the missing the row would go, and the notice with it.
    return repaired.ok ? { notice: words.repair[repaired.data] } : repaired
  },
})
