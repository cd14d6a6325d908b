import type { ItemReason } from '../../../../lib/domain/repair'
import { isUsername } from '../../../directory/find-user'
import { abandonChoice, beginChoice, endChoice } from '../../../records/choices'
import { chooseItem, usernamesOn } from '../../../records/plan-items'
import { recordAct } from '../../../records/record-act'
import { readRun } from '../../../records/run-store'
import type { Caller, Services } from '../../../services'
import { describeRun } from '../runs/describe-run'
import { settlePlan } from '../runs/settle-plan'

const MOST_USERNAMES = 500
const AT_ONCE = 25
// A call has 25 seconds; what is under way by then, and the counting, need the rest.
const CHOOSING_MS = 15_000

interface ChooseItemsInput {
  runId: string
  usernames?: string[] | null
  reason?: ItemReason | null
  isChosen: boolean
}

async function* oneBatch(usernames: string[]) {
  yield usernames
}

/** Moves whom the batches name, until the time is over. Each item is moved once, whoever else is choosing. */
const moveAll = async (services: Services, { runId, isChosen }: ChooseItemsInput, batches: AsyncIterable<string[]>) => {
  const until = services.now() + CHOOSING_MS
  let moved = 0
  for await (const batch of batches) {
    const left = [...batch]
    const moveOneByOne = async () => {
      for (let username = left.pop(); username !== undefined; username = left.pop()) {
        if (services.now() >= until) return void left.push(username)
        if (await chooseItem(services, runId, username, isChosen)) moved += 1
      }
    }
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, batch.length) }, moveOneByOne))
    if (services.now() >= until) return { moved, isCut: true }
  }
  return { moved, isCut: false }
}

/**
 * Ticks or unticks users of a plan: those that are named, those of a reason, or all. A great many take several calls: the
 * outcome PARTLY asks for the same call again, ALREADY says that there was nobody to move.
 */
export const chooseItems = async (services: Services, caller: Caller, input: ChooseItemsInput) => {
  const { runId, usernames, isChosen } = input
  const reason = input.reason ?? undefined
  if (
    usernames &&
    (reason || usernames.length === 0 || usernames.length > MOST_USERNAMES || !usernames.every(isUsername))
  )
    return { refusal: 'INVALID' }
  const found = await readRun(services, runId)
  if (!found) return { refusal: 'NOT_FOUND' }
  if (found.state !== 'PLANNED') return { refusal: 'CHANGED' }
  await settlePlan(services, found)

  const shelf = isChosen ? 'LEFT_ALONE' : 'CHOSEN'
  const batches = usernames ? oneBatch([...new Set(usernames)]) : usernamesOn(services, runId, shelf, reason)
  const detail = `${isChosen ? 'CHOSEN' : 'LEFT_ALONE'} ${usernames ? usernames.length : (reason ?? 'ALL')}`
  return recordAct(services, { actor: caller.sub, act: 'CHOOSE_ITEMS', runId, detail }, async () => {
    const mark = await beginChoice(services, runId)
    if (!mark) return { refusal: 'CHANGED' }
    const { moved, isCut } = await moveAll(services, input, batches).catch(async (error: unknown) => {
      // Its own failure would hide what happened; the mark dies by itself.
      await abandonChoice(services, runId, mark).catch(() => {})
      throw error
    })
    const [chosen, leftAlone] = isChosen ? [moved, -moved] : [-moved, moved]
    const run = (await endChoice(services, runId, mark, { chosen, leftAlone })) ?? (await readRun(services, runId))
    const outcome = isCut ? 'PARTLY' : moved > 0 ? 'DONE' : 'ALREADY'
    return { outcome, run: run && describeRun(run, undefined) }
  })
}
