'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { nothingForm } from '../../../lib/domain/account-schema'
import { isAdmin } from '../../../lib/domain/policy'
import { manageUserForm, repairMatchingForm, repairSelectedForm } from '../../../lib/domain/user-schema'
import { actWords } from '../../../lib/server/act-words'
import { action } from '../../../lib/server/action'
import { ask, askAs } from '../../../lib/server/appsync'
import { gatherMissing } from '../../../lib/server/matching-users'
import { openPlan } from '../../../lib/server/plans'
import * as runs from '../../../lib/server/runs'
import * as users from '../../../lib/server/user-acts'
import { listUsers } from '../../../lib/server/user-list'

// Somebody's todos are moved for as long as twelve seconds before the function says that there are more.
const ACT_LIMIT = 20_000

const runPath = (id: string) => `/admin/runs/${id}`

export const manageUser = action({
  name: 'manageUser',
  policy: isAdmin,
  form: manageUserForm,
  run: async (asked, { accessToken }) => {
    const patiently = <Data>(query: string, variables?: Record<string, unknown>) =>
      ask<Data>(accessToken, query, variables, ACT_LIMIT)
    const done = await users.manageUser(patiently, asked)
    if (!done.ok) return done
    revalidatePath('/admin', 'layout')
    return { notice: actWords(asked.act, done.data) }
  },
})

/** Opens the plan of all who are missing; begins one where there is none. */
export const planRepair = action({
  name: 'planRepair',
  policy: isAdmin,
  form: nothingForm,
  run: async (_nothing, { accessToken }) => {
    const plan = await openPlan(askAs(accessToken), Date.now())
    return plan.ok ? redirect(runPath(plan.data)) : plan
  },
})

/** A plan of the users who were ticked. */
export const repairSelected = action({
  name: 'repairSelected',
  policy: isAdmin,
  form: repairSelectedForm,
  run: async ({ usernames }, { accessToken }) => {
    const run = await runs.startRun(askAs(accessToken), 'SELECTED', usernames)
    return run.ok ? redirect(runPath(run.data.id)) : run
  },
})

/** A plan of all who match what the list shows, and are missing. */
export const repairMatching = action({
  name: 'repairMatching',
  policy: isAdmin,
  form: repairMatchingForm,
  run: async ({ query }, { accessToken }) => {
    const asAdmin = askAs(accessToken)
    const usernames = await gatherMissing((page) => listUsers(asAdmin, page), query, Date.now)
    if (!usernames.ok) return usernames
    const run = await runs.startRun(asAdmin, 'SELECTED', usernames.data)
    return run.ok ? redirect(runPath(run.data.id)) : run
  },
})

/** A count is the first half of a repair: it makes a plan, and stays. */
export const countAgain = action({
  name: 'countAgain',
  policy: isAdmin,
  form: nothingForm,
  run: async (_nothing, { accessToken }) => {
    const run = await runs.startRun(askAs(accessToken), 'ALL')
    return run.ok ? redirect('/admin') : run
  },
})
