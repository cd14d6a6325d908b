import type { Assumptions } from './assumptions'
import { charge } from './price'
import type { Prices } from './prices'
import { quantitiesOf } from './quantities'

/** What is billed by which service, in the order of the table. */
const SERVICES = {
  Cognito: ['cognitoUsers'],
  AppSync: ['operations', 'liveUpdates', 'connectionMinutes', 'dataOut'],
  DynamoDB: ['reads', 'writes', 'storage', 'recovery'],
  Lambda: ['invocations', 'computing'],
  'EventBridge Scheduler': ['ticks'],
  'Amplify Hosting': ['buildMinutes', 'served', 'requests', 'serving'],
  CloudWatch: ['logs', 'alarms'],
  SES: ['letters'],
  'WAF, if you put it before the pool': ['acls', 'rules', 'inspected'],
  'Route 53, if the domain is there': ['zones', 'lookups'],
} as const satisfies Record<string, readonly (keyof ReturnType<typeof quantitiesOf>)[]>

export interface Line {
  service: string
  unit: string
  quantity: number
  dollars: number
  isUnconfirmed: boolean
}

/** A month of so many users, line by line. */
export const costOf = (users: number, assumptions: Assumptions, prices: Prices): Line[] => {
  const quantities = quantitiesOf(users, assumptions)
  return Object.entries(SERVICES).flatMap(([service, names]) =>
    names.map((name) => {
      const { unit, isUnconfirmed = false } = prices[name]
      return {
        service,
        unit,
        quantity: quantities[name],
        dollars: charge(prices[name], quantities[name]),
        isUnconfirmed,
      }
    }),
  )
}

export const totalOf = (lines: Line[]): number => lines.reduce((sum, { dollars }) => sum + dollars, 0)
