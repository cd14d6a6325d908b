import { describe, expect, it } from 'vitest'
import { assumptions } from '../../../scripts/costs/assumptions'
import { costOf, totalOf } from '../../../scripts/costs/cost-of'
import { prices } from '../../../scripts/costs/prices'
import { quantitiesOf } from '../../../scripts/costs/quantities'
import { trafficOf } from '../../../scripts/costs/traffic'

// One user, one visit on one day, ten minutes of ten hours; nothing happens by itself.
const quiet = {
  ...assumptions,
  ...{ activeDays: 1, hoursADay: 10, visitsADay: 1, minutesAVisit: 10, pagesAVisit: 2, changesAVisit: 3 },
  ...{ signInsAMonth: 1, lettersAMonth: 0, newUsers: 0, refreshesAVisit: 1, messagesAVisit: 4, nights: 0 },
  ...{ ticksAMonth: 0, knownOwners: 50, isLive: 1 },
}

describe('what is done in a month', () => {
  it('of one user is what they do', () => {
    expect(trafficOf(1, quiet)).toMatchObject({ visits: 1, pages: 2, changes: 3, refreshes: 1, lists: 3, signIns: 1 })
    // Their own three changes come back to them, and the connection is four messages.
    expect(trafficOf(1, quiet)).toMatchObject({ liveUpdates: 7, connectionMinutes: 10 })
    expect(quantitiesOf(1, quiet)).toMatchObject({ operations: 3 * 2 + 3 + 1, requests: 3 + 3 + 1 + 2, ticks: 0 })
  })

  it('tells each change to whose list is open: of 61 users one other, at ten minutes of ten hours', () => {
    // 61 × 3 changes, each to its author and to 60 others, of whom one in sixty listens; 4 messages for each of 61 visits.
    expect(trafficOf(61, quiet).liveUpdates).toBeCloseTo(183 + 183 + 244, 6)
    // Eleven of 61 owners are unknown to a page.
    expect(trafficOf(61, quiet).refreshes).toBeCloseTo(61 + 183 * (11 / 61), 6)
  })

  it('reads for others no oftener than a browser can', () => {
    const { refreshes, visits } = trafficOf(10_000_000, quiet)
    expect(refreshes).toBeCloseTo(visits * 1 + (visits * 600) / quiet.refreshSeconds, 0)
  })

  it('reads every half minute where nobody listens', () => {
    expect(trafficOf(100, { ...quiet, isLive: 0 })).toMatchObject({
      liveUpdates: 0,
      connectionMinutes: 0,
      refreshes: 100 + 100 * 20,
    })
  })

  it('reads of a list half a unit for each 4 KB of rows, for each owner, and for its reader', () => {
    // 50 × 0.4 KB are 20 KB, 2.5 units; 25 owners 12.5; the reader 0.5. Three lists, three changes, one sign-in.
    expect(quantitiesOf(1, quiet).reads).toBeCloseTo(3 * 15.5 + 3 * 1 + 2, 6)
    expect(quantitiesOf(1, quiet).writes).toBe(3 * 4 + 4)
  })

  it('has the worker tick without anybody there: 43,800 ticks of 0.15 s with half a GB', () => {
    const { ticks, computing, invocations } = quantitiesOf(0, assumptions)
    expect([ticks, invocations]).toEqual([43_800, 43_800])
    expect(computing).toBeCloseTo(3285, 6)
  })
})

describe('what a month costs', () => {
  const sum = (users: number) => totalOf(costOf(users, assumptions, prices))

  it('is the sum of its lines, each of which is there for any number of users', () => {
    for (const users of [0, 10, 100_000]) {
      const lines = costOf(users, assumptions, prices)
      const services = [...new Set(lines.map(({ service }) => service))]
      const parts = services.map((name) => totalOf(lines.filter(({ service }) => service === name)))
      expect(parts.reduce((all, part) => all + part, 0)).toBeCloseTo(sum(users), 6)
      expect(lines).toHaveLength(Object.keys(prices).length - 1)
    }
  })

  it('is never less for more users, line by line', () => {
    const counts = [0, 1, 10, 50, 51, 1000, 9999, 10_000, 10_001, 100_000, 1_000_000]
    for (const [index, users] of counts.slice(1).entries()) {
      const fewer = costOf(counts[index] ?? 0, assumptions, prices)
      for (const [at, line] of costOf(users, assumptions, prices).entries())
        expect([line.unit, line.dollars >= (fewer[at]?.dollars ?? 0)]).toEqual([line.unit, true])
    }
  })

  it('is, of nobody, what stands there: builds, five alarms, a web ACL with two rules, a zone, and the worker’s rows', () => {
    // 20 × 12 minutes at a cent; five alarms beyond ten; 5 + 2; 0.50; 43,800 ticks read 4 units and write 2.
    expect(sum(0)).toBeCloseTo(2.4 + 0.5 + 7 + 0.5 + 0.1752 * 0.125 + 0.0876 * 0.625, 6)
  })

  it('has users from the ten-thousand-and-first on', () => {
    const cognito = (users: number) => costOf(users, assumptions, prices).find(({ service }) => service === 'Cognito')
    expect([10_000, 10_001, 100_000].map((users) => cognito(users)?.dollars)).toEqual([0, 0.015, 1350])
  })

  it('is marked where a price is not confirmed, and nowhere else', () => {
    const marked = costOf(10, assumptions, prices).filter(({ isUnconfirmed }) => isUnconfirmed)
    const unconfirmed = Object.values(prices).filter((price) => 'isUnconfirmed' in price && price.isUnconfirmed)
    expect(marked.map(({ unit }) => unit).toSorted()).toEqual(unconfirmed.map(({ unit }) => unit).toSorted())
    expect(marked.length).toBeGreaterThan(0)
  })
})
