// What AWS asks for something in us-east-1, in dollars.
export interface Price {
  /** What is counted. */
  unit: string
  /** How many of them the dollars are for. */
  per: number
  /** From how many a month on, how many dollars: the first is from 0. What is free forever is a tier; what is free for a year is none. */
  tiers: readonly (readonly [from: number, dollars: number])[]
  /** Where AWS publishes it. */
  page: string
  /** Where the figure was read, and how old that was. */
  source: string
  /** Not read in AWS's own words, nor for this region, nor in places that agree. */
  isUnconfirmed?: true
}

/** Dollars for a month's quantity: each part of it at the price of its tier. */
export const charge = ({ tiers, per }: Price, quantity: number): number =>
  tiers.reduce((sum, [from, dollars], index) => {
    const to = tiers[index + 1]?.[0] ?? Number.POSITIVE_INFINITY
    return sum + (Math.max(0, Math.min(quantity, to) - from) / per) * dollars
  }, 0)
