import { describe, expect, it } from 'vitest'
import { charge } from '../../../scripts/costs/price'
import { prices } from '../../../scripts/costs/prices'

describe('a price', () => {
  it.each([
    // Cognito Essentials: 10,000 users are free, each further one is 1.5 cents.
    ['cognitoUsers', 0, 0],
    ['cognitoUsers', 10_000, 0],
    ['cognitoUsers', 10_001, 0.015],
    ['cognitoUsers', 100_000, 1350],
    // Lite has a second step: 90,000 × 0.0055 + 100,000 × 0.0046.
    ['cognitoLiteUsers', 200_000, 495 + 460],
    ['operations', 250_000, 1],
    ['storage', 25, 0],
    ['storage', 45, 5],
    ['invocations', 3_000_000, 0.4],
    ['computing', 460_000, 1.000002],
    ['ticks', 43_800, 0],
    ['ticks', 15_000_000, 1],
    ['logs', 7, 1],
    ['alarms', 10, 0],
    ['alarms', 12, 0.2],
    // 100 GB free, 10,140 GB at 9 cents, 760 at 8.5.
    ['dataOut', 11_000, 912.6 + 64.6],
  ] as const)('of %s asks for %d of them $%d', (name, quantity, dollars) => {
    expect(charge(prices[name], quantity)).toBeCloseTo(dollars, 6)
  })

  it('has tiers that begin at nothing and go up, and says where AWS publishes it and where it was read', () => {
    for (const price of Object.values(prices)) {
      const froms = price.tiers.map(([from]) => from)
      expect(froms[0]).toBe(0)
      expect(froms).toEqual([...new Set(froms)].toSorted((one, other) => one - other))
      expect(price.page).toMatch(/^https:\/\/aws\.amazon\.com\/[a-z\d/-]+pricing\/([a-z-]+\/)?$/)
      expect(price.source.length).toBeGreaterThan(10)
    }
  })
})
