import { randomUUID } from 'node:crypto'
import type { Clock, Schedule } from '../contract'
import { type IsDue, parseSchedule } from './expression'

export interface SchedulerOptions {
  schedules: Schedule[]
  clock: Clock
  /** Sends an event to a function that nobody waits for. */
  sendEvent: (functionName: string, event: unknown) => void
  /** Every schedule at this interval, whatever its expression says; 0 for never. */
  everyMs?: number
  /** Nothing is due before that: whoever starts the twin has better use for the first seconds. */
  quietMs?: number
}

const MINUTE_MS = 60_000
// Often, so that a clock that a test moves, or a machine that slept, is noticed soon.
const LOOK_MS = 500
const LOOK_BACK_MINUTES = 1440

const secondsOnly = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')

/** What EventBridge Scheduler sends when the schedule has no input of its own. `detail` is a text, as there. */
const defaultEvent = ({ arn }: Schedule, time: number) => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Scheduled Event',
  source: 'aws.scheduler',
  account: arn.split(':')[4],
  time: secondsOnly(time),
  region: arn.split(':')[3],
  resources: [arn],
  detail: '{}',
})

const inputOf = ({ input, name }: Schedule): unknown => {
  if (input === undefined) return
  try {
    return JSON.parse(input)
  } catch {
    throw new Error(`The schedule ${name} has an input that is not JSON, which a function cannot be given.`)
  }
}

/** The latest due minute after `last`, up to `now`: what fell into a machine's sleep is made up for once. */
const latestDue = (isDue: IsDue, last: number, now: number): number | undefined => {
  for (let minute = now; minute > Math.max(last, now - LOOK_BACK_MINUTES); minute -= 1) {
    if (isDue(minute)) return minute
  }
}

/**
 * Sends each schedule's event at its minutes, on the twin's clock, never twice for one minute and whether or not the last one
 * is still being worked on. Does not keep the process alive. Throws a sentence for a schedule that the twin cannot read.
 */
export const startScheduler = ({ schedules, clock, sendEvent, everyMs, quietMs = 10_000 }: SchedulerOptions) => {
  const ready = schedules.map((schedule) => ({
    schedule,
    isDue: parseSchedule(schedule.name, schedule.expression),
    input: inputOf(schedule),
  }))
  const send = ({ schedule, input }: (typeof ready)[number], time: number) =>
    sendEvent(schedule.functionName, input ?? defaultEvent(schedule, time))

  const minuteNow = () => Math.floor(clock() / MINUTE_MS)
  // The minute that the twin starts in may have had its event from the twin before.
  let last = minuteNow()
  const look = () => {
    const now = minuteNow()
    if (now <= last) return
    for (const each of ready) {
      const due = latestDue(each.isDue, last, now)
      if (due !== undefined) send(each, due * MINUTE_MS)
    }
    last = now
  }
  const sendAll = () => {
    for (const each of ready) send(each, clock())
  }

  if (everyMs === 0 || ready.length === 0) return { stop: () => {} }
  const isByTemplate = everyMs === undefined
  let timer = setTimeout(
    () => {
      const repeat = isByTemplate ? look : sendAll
      repeat()
      timer = setInterval(repeat, isByTemplate ? LOOK_MS : everyMs).unref()
    },
    isByTemplate ? quietMs : everyMs,
  ).unref()
  return { stop: () => clearTimeout(timer) }
}
