'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { isAdmin } from '../../../../lib/domain/policy'
import type { FormState, Result } from '../../../../lib/domain/result'
import { chooseReasonForm, chooseUsersForm, directRunForm, startRunForm } from '../../../../lib/domain/run-schema'
import { action } from '../../../../lib/server/action'
import { ask, askAs } from '../../../../lib/server/appsync'
import * as runs from '../../../../lib/server/runs'
import { words } from '../../../../lib/server/words'

// Thousands of boxes take their time; a request has 30 seconds on Amplify Hosting.
const PATIENCE = 26_000

const pathOf = (id: string) => `/admin/runs/${id}`

const show = (id: string, answer: Result<unknown>, notice?: string): FormState => {
  // After a refusal, too: what was seen is not what is there, and the page shows what is.
  revalidatePath(pathOf(id))
  return answer.ok ? { notice } : { error: answer.error }
}

export const startRun = action({
  name: 'startRun',
  policy: isAdmin,
  form: startRunForm,
  run: async ({ scope }, { accessToken }) => {
    const run = await runs.startRun(askAs(accessToken), scope)
    return run.ok ? redirect(pathOf(run.data.id)) : run
  },
})

export const directRun = action({
  name: 'directRun',
  policy: isAdmin,
  form: directRunForm,
  run: async ({ id, order, chosen }, { accessToken }) => {
    const answer = await runs.directRun(askAs(accessToken), id, order, chosen)
    const isStale = !answer.ok && answer.error.code === 'conflict' && order === 'APPLY'
    return isStale
      ? show(id, { ok: false, error: { ...answer.error, message: words.run.changed } })
      : show(id, answer, words.run.ordered[order])
  },
})

export const chooseReason = action({
  name: 'chooseReason',
  policy: isAdmin,
  form: chooseReasonForm,
  run: async (choice, { accessToken }) => {
    const chosen = await runs.chooseItems((query, variables) => ask(accessToken, query, variables, PATIENCE), choice)
    return show(choice.runId, chosen, chosen.ok && !chosen.data.isAll ? words.run.chosenPartly : words.run.chosen)
  },
})

// The page is not read again with script: the row would leave its place under the pointer.
export const chooseUsers = action({
  name: 'chooseUsers',
  policy: isAdmin,
  form: chooseUsersForm,
  run: async ({ runId, toChoose, toLeave }, { accessToken }) => {
    for (const [usernames, isChosen] of [
      [toChoose, true],
      [toLeave, false],
    ] as const) {
      if (usernames.length === 0) continue
      const answer = await runs.chooseItems(askAs(accessToken), { runId, usernames, isChosen })
      if (!answer.ok) return answer
    }
    return { notice: words.run.chosen }
  },
})
