import { assumptions, meanings } from './assumptions'
import { costOf, totalOf } from './cost-of'
import type { Price } from './price'
import { LOOKED_UP, prices } from './prices'
import { quantitiesOf } from './quantities'
import { rowOf, serviceTable, totalsTable, UNCONFIRMED, USERS } from './table'
import { amountWords } from './words'

const tierWords = ({ tiers, per }: Price) =>
  tiers
    .map(
      ([from, dollars]) =>
        `${dollars === 0 ? 'free' : `$${dollars}`}${from > 0 ? ` from ${from.toLocaleString('en-US')} on` : ''}`,
    )
    .join(', ')
    .concat(per > 1 ? ` for ${per.toLocaleString('en-US')}` : '')

const priceRow = (price: Price) =>
  rowOf([
    price.unit,
    tierWords(price) + (price.isUnconfirmed ? ` ${UNCONFIRMED}` : ''),
    `[page](${price.page})`,
    price.source,
  ])

const quantityRows = () => {
  const columns = USERS.map((users) => quantitiesOf(users, assumptions))
  const names = Object.keys(columns[0] ?? {}) as (keyof (typeof columns)[number])[]
  return names.map((name) => rowOf([prices[name].unit, ...columns.map((column) => amountWords(column[name]))]))
}

/** How much of the bill is for listening, in per cent: what reading every half minute would save. */
const share = (users: number) => {
  const total = (isLive: number) => totalOf(costOf(users, { ...assumptions, isLive }, prices))
  return Math.round((1 - total(0) / total(1)) * 100)
}

/** docs/costs.md, of the data. */
export const renderCosts = (): string => `# What a month costs

Written by \`npm run costs\` from \`scripts/costs/\`: change a price in \`prices.ts\`, a guess in \`assumptions.ts\`, and run it. \`npm test\` refuses a page that
is not what they say. In US dollars, without tax, in the region us-east-1, by prices looked up on ${LOOKED_UP} in stored copies, none of them newer
than September 2026. Nobody has compared it with a bill.

${totalsTable()}

A figure with ${UNCONFIRMED} has a part whose price was not confirmed: the list of prices says which. What AWS gives for a year, or as credit to new accounts, is not
taken off; what is free forever is.

**Live updates grow with the square of the users.** Each change goes to every member whose list is open, and a change by somebody whom a page does
not know makes it read the list anew. At 1,000 users that is ${share(1000)} % of the bill, at 100,000 ${share(100_000)} %, where reading every half minute would do for a fraction.
\`LIVE_UPDATES=off\` among the app's variables has lists look every half minute in place of listening. How often lists are read anew is an upper bound: a page learns owners as it reads.

A new pool is on Cognito's plan Essentials, since nothing here sets one. Whether Lite has all that is used here was not checked.

## By service
${serviceTable()}

Not counted: support plans, deployment's own buckets and functions, previews and other branches (each has a backend of its own), logs that are kept
for long, letters of alarms, and attacks.

## What is done in a month
${rowOf(['', ...USERS.map((users) => `${users.toLocaleString('en-US')} users`)])}
|---|---:|---:|---:|
${quantityRows().join('\n')}

## What is assumed
| figure | what it is |
|---:|---|
${meanings.map(([value, meaning]) => rowOf([value.toLocaleString('en-US'), meaning])).join('\n')}

A user counts in Cognito once a month for anything that is done about them: a sign-in, a refreshed token, but also \`AdminGetUser\`, which the page of a user
calls. Lists of users count nobody. Whoever never comes, and is looked at by an administrator, is billed for that month.

## Prices
| of | dollars | AWS's page | where the figure was read |
|---|---|---|---|
${Object.values(prices).map(priceRow).join('\n')}
`
