// A network between a browser and the app that is slow, and loses some of what a list sends and asks for.
import type { BrowserContext, Route } from 'playwright/test'
import type { SeededRandom } from '../faults/seeded-random'
import { origin } from './addresses'

interface Fate {
  random: SeededRandom
  /** Each way. */
  delayMs: number
  /** Half of them on the way there, half of them on the way back. */
  lostShare: number
  /** Of the session: what is on its way arrives even when the tab is gone. */
  cookie: string
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** `arrived` waits until nothing is on its way any more. */
export const spoilNetwork = async (context: BrowserContext, { random, delayMs, lostShare, cookie }: Fate) => {
  const underway = new Set<Promise<void>>()
  const count = { asked: 0, lostThere: 0, lostBack: 0 }
  const carry = async (route: Route) => {
    const fate = random.next() / lostShare
    const request = route.request()
    const body = request.postData()
    count.asked += 1
    await wait(delayMs)
    if (fate < 0.5) {
      count.lostThere += 1
      return route.abort('connectionfailed')
    }
    const reply = await fetch(request.url(), {
      method: request.method(),
      headers: { cookie, origin, 'content-type': 'application/json' },
      body,
    })
    const text = await reply.text()
    await wait(delayMs)
    if (fate < 1) {
      count.lostBack += 1
      return route.abort('connectionreset')
    }
    await route.fulfill({ status: reply.status, contentType: 'application/json', body: text })
  }
  await context.route(/\/todos\/(changes|rows)/, (route) => {
    // The tab may be gone when the answer comes.
    const carried = carry(route).catch(() => {})
    underway.add(carried)
    void carried.then(() => underway.delete(carried))
  })
  return {
    count,
    arrived: async () => {
      while (underway.size > 0) await Promise.all(underway)
    },
  }
}
