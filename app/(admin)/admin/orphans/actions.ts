'use server'

import { redirect } from 'next/navigation'
import { nothingForm } from '../../../../lib/domain/account-schema'
import { isAdmin } from '../../../../lib/domain/policy'
import { action } from '../../../../lib/server/action'
import { askAs } from '../../../../lib/server/appsync'
import * as runs from '../../../../lib/server/runs'

/** Begins a look for todos whose owner no longer exists. It changes nothing. */
export const lookForOrphans = action({
  name: 'lookForOrphans',
  policy: isAdmin,
  form: nothingForm,
  run: async (_nothing, { accessToken }) => {
    const run = await runs.startRun(askAs(accessToken), 'ORPHANS')
    return run.ok ? redirect(`/admin/orphans?run=${run.data.id}`) : run
  },
})
