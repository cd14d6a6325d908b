import { getPage, sessionCookie } from '../tests/app-client'
import { ask, type Person } from '../tests/people'
import type { Stack } from '../tests/stack'
import { LIST } from './list-query'
import { median, report } from './report'

// Both apps have to be as warm: one has just started.
const WARM = 250
const SAMPLES = 120

interface Place {
  stack: Stack
  reader: Person
}

const askPage = async ({ stack, reader }: Place) => {
  const { status } = await getPage(stack.origin, '/todos', sessionCookie(stack.environment, reader))
  if (status !== 200) throw new Error(`/todos answered ${status}`)
}

const askList = async ({ stack, reader }: Place) => {
  const { errors } = await ask(stack.environment, reader.accessToken, LIST)
  if (errors.length > 0) throw new Error(errors[0]?.message)
}

const millisecondsOf = async (run: () => Promise<void>) => {
  const started = performance.now()
  await run()
  return performance.now() - started
}

/** Both places in turn, so that whatever slows the machine slows both; who is first changes each time. */
const compare = async (run: (place: Place) => Promise<void>, few: Place, many: Place) => {
  const times = new Map([few, many].map((place): [Place, number[]] => [place, []]))
  for (let turn = -WARM; turn < SAMPLES; turn += 1) {
    for (const place of turn % 2 === 0 ? [few, many] : [many, few]) {
      const milliseconds = await millisecondsOf(() => run(place))
      if (turn >= 0) times.get(place)?.push(milliseconds)
    }
  }
  const [less = Number.NaN, more = Number.NaN] = [few, many].map((place) => median(times.get(place) ?? []))
  return { ratio: more / less, words: `${more.toFixed(1)} ms over ${less.toFixed(1)} ms, medians of ${SAMPLES}` }
}

/** The same list in a workspace of few todos and in one of many, which run side by side. */
export const measureLatency = async (few: Place, many: Place) => {
  const page = await compare(askPage, few, many)
  report('latency of the page at 100,000 todos over 1,000', page.ratio, page.words)
  const list = await compare(askList, few, many)
  report('latency of the list alone at 100,000 todos over 1,000', list.ratio, list.words)
}
