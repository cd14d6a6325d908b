import type { ActiveState, RunOrder } from '../../lib/domain/repair'
import { legalOrders } from '../../lib/domain/repair-orders'
import { WRONG_USAGE } from '../parse-words'
import { Stop } from '../settings'
import { askPerson, canAsk } from './ask-person'
import { followRun, isActive } from './follow-run'
import type { Options, RunChoice, RunCommand, Wish } from './parse-arguments'
import { countOf, createProgress } from './progress'
import { readItems, reportRun } from './report-run'
import type { Run, RunsApi } from './runs-api'
import { number, personWords, SCHEDULE, STATES, users } from './words'

const [DONE, FAILED, DONE_WITH_FAILURES] = [0, 1, 3]

const ORDERS: Record<Exclude<RunCommand, 'show'>, RunOrder> = {
  apply: 'APPLY',
  undo: 'UNDO',
  pause: 'PAUSE',
  resume: 'RESUME',
  cancel: 'CANCEL',
  retry: 'RETRY_FAILED',
}

const say = (words: string) => process.stdout.write(`${words}\n`)

const chooseRun = async (api: RunsApi, choice: RunChoice): Promise<Run> => {
  if (choice !== 'latest') return api.read(choice.id)
  const [newest] = await api.newest(1)
  if (!newest) throw new Stop('There is no run yet. Make a plan first: npm run repair -- plan')
  return newest
}

const confirm = async (question: string, { isConfirmed }: Options) => {
  if (isConfirmed) return
  if (!canAsk()) throw new Stop('Nobody is here to be asked. Say --yes to do it all the same.', WRONG_USAGE)
  const answer = await askPerson(`${question} [y/N] `)
  if (!/^y(es)?$/i.test(answer.trim())) throw new Stop('Nothing was begun.')
}

const shelvesOf = (run: Run) => Object.fromEntries(run.counts.map(({ shelf, count }) => [shelf, count]))

const tell = async (api: RunsApi, run: Run, { isJson }: Options) =>
  say(
    isJson
      ? JSON.stringify({ run: { ...run, counts: shelvesOf(run) }, items: await readItems(api, run.id) }, null, 2)
      : await reportRun(api, run),
  )

/** How a run that was followed to its end went. */
const exitCodeOf = (run: Run, wished: Run['state'][]) => {
  if (!wished.includes(run.state)) return FAILED
  return countOf(run, 'FAILED', 'REMOVAL_FAILED') > 0 ? DONE_WITH_FAILURES : DONE
}

const follow = async (api: RunsApi, run: Run, options: Options) =>
  followRun(api, run, createProgress(process.stderr, { isQuiet: options.isJson }))

const plan = async (api: RunsApi, options: Options): Promise<number> => {
  const run = await follow(api, await api.plan(), options)
  await tell(api, run, options)
  if (run.state === 'PLANNED' && countOf(run, 'CHOSEN') > 0 && !options.isJson)
    say(`Add them with: npm run repair -- apply ${run.id}`)
  return exitCodeOf(run, ['PLANNED'])
}

const status = async (api: RunsApi, { isJson }: Options): Promise<number> => {
  const [health, runs] = await Promise.all([api.health(), api.newest(10)])
  if (isJson) {
    say(JSON.stringify({ health, runs: runs.map((run) => ({ ...run, counts: shelvesOf(run) })) }, null, 2))
    return DONE
  }
  const { users: all, missing, keptOut, countedAt } = health
  say(
    typeof missing === 'number' && typeof all === 'number'
      ? `${number(missing)} of ${users(all)} cannot see the workspace${keptOut ? `, ${number(keptOut)} kept out on purpose` : ''}; counted ${countedAt ?? 'now'}.`
      : 'Nobody has counted yet. Do it with: npm run repair -- plan',
  )
  if (runs.length === 0) say('There is no run yet.')
  const people = new Set(runs.map(({ startedBy }) => startedBy).filter((id) => id !== SCHEDULE))
  const names = await api.names([...people])
  for (const run of runs)
    say(
      `${run.id}  ${STATES[run.state].padEnd(20)} ${users(countOf(run, 'ADDED')).padStart(12)} added  by ${personWords(run.startedBy, names)}`,
    )
  return DONE
}

/** Gives an order, and waits until it has been carried out. */
const direct = async (api: RunsApi, command: Exclude<RunCommand, 'show'>, run: Run, options: Options) => {
  const order = ORDERS[command]
  if (command === 'apply' && run.state === 'PLANNED' && countOf(run, 'CHOSEN') === 0) {
    await tell(api, run, options)
    return DONE
  }
  const pausedFrom = run.pausedFrom as ActiveState | null
  if (!legalOrders({ ...run, pausedFrom, counts: shelvesOf(run) }).includes(order)) {
    // Somebody else has given it already: what is left is to watch.
    const begins = command === 'apply' ? 'APPLYING' : command === 'undo' ? 'UNDOING' : undefined
    const isUnderWay = run.order === order || run.state === begins
    if (!isUnderWay)
      throw new Stop(`The run is ${STATES[run.state]}: it does not take ${command}. It was left as it is.`)
    return end(api, await follow(api, run, options), command, options)
  }
  const chosen = countOf(run, 'CHOSEN')
  if (command === 'apply') await confirm(`Add ${users(chosen)} to everyone?`, options)
  if (command === 'undo') await confirm(`Take ${users(countOf(run, 'ADDED'))} out of everyone again?`, options)
  const begun = await api.direct(run.id, order, command === 'apply' ? chosen : undefined)
  return end(api, await follow(api, begun, options), command, options)
}

const GOALS: Record<Exclude<RunCommand, 'show'>, Run['state'][]> = {
  apply: ['DONE'],
  undo: ['UNDONE'],
  // A run may be done before it hears of the pause: nothing is wrong then.
  pause: ['PAUSED', 'PLANNED', 'DONE', 'UNDONE'],
  cancel: ['CANCELLED'],
  resume: ['PLANNED', 'DONE', 'UNDONE'],
  retry: ['DONE', 'UNDONE'],
}

const end = async (api: RunsApi, run: Run, command: Exclude<RunCommand, 'show'>, options: Options) => {
  await tell(api, run, options)
  return exitCodeOf(run, GOALS[command])
}

/** Does what was asked for, and answers the exit code. */
export const carryOut = async (api: RunsApi, wish: Exclude<Wish, { command: 'help' }>): Promise<number> => {
  if (wish.command === 'plan') return plan(api, wish.options)
  if (wish.command === 'status') return status(api, wish.options)
  const run = await chooseRun(api, wish.run)
  if (wish.command !== 'show') return direct(api, wish.command, run, wish.options)
  await tell(api, run, wish.options)
  return isActive(run) ? DONE : exitCodeOf(run, [run.state === 'FAILED' ? 'DONE' : run.state])
}
