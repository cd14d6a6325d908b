import { type Assumptions, assumptions } from './assumptions'
import { costOf, type Line, totalOf } from './cost-of'
import { type Prices, prices } from './prices'
import { dollarWords } from './words'

export const USERS = [10, 1000, 100_000] as const

export const UNCONFIRMED = '?'

export const rowOf = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

const HEAD = [rowOf(['', ...USERS.map((users) => `${users.toLocaleString('en-US')} users`)]), '|---|---:|---:|---:|']

/** A sum is as sure as the least sure of what is in it, as far as that is anything. */
const sumWords = (lines: Line[]) => {
  const isUnsure = lines.some(({ dollars, isUnconfirmed }) => isUnconfirmed && dollars >= 0.005)
  return `${dollarWords(totalOf(lines))}${isUnsure ? ` ${UNCONFIRMED}` : ''}`
}

const inColumns = (of: (users: number) => string) => USERS.map(of)

const linesOf = (users: number, changed: Partial<Assumptions> = {}, at: Prices = prices) =>
  costOf(users, { ...assumptions, ...changed }, at)

/** Each service and what it bills, for each number of users. */
export const serviceTable = (): string => {
  const [first] = USERS
  const rows = linesOf(first).map(({ service, unit }, index, all) => {
    const line = (users: number) => linesOf(users).slice(index, index + 1)
    return rowOf([
      all[index - 1]?.service === service ? unit : `**${service}**: ${unit}`,
      ...inColumns((users) => sumWords(line(users))),
    ])
  })
  return [...HEAD, ...rows, rowOf(['**in all**', ...inColumns((users) => `**${sumWords(linesOf(users))}**`)])].join(
    '\n',
  )
}

/** The sums alone, and what they would be otherwise. */
export const totalsTable = (): string => {
  const onLite: Prices = { ...prices, cognitoUsers: prices.cognitoLiteUsers }
  const withoutWaf = (users: number) => linesOf(users).filter(({ service }) => !service.startsWith('WAF'))
  const rows: [what: string, lines: (users: number) => Line[]][] = [
    ['dollars a month', (users) => linesOf(users)],
    ['without a web ACL', withoutWaf],
    ['with the pool on Cognito’s plan Lite', (users) => linesOf(users, {}, onLite)],
    ['if browsers read the list every half minute and did not listen', (users) => linesOf(users, { isLive: 0 })],
  ]
  return [...HEAD, ...rows.map(([what, lines]) => rowOf([what, ...inColumns((users) => sumWords(lines(users)))]))].join(
    '\n',
  )
}
