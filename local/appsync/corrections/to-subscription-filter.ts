import { type Condition, isFilterOperator, type SubscriptionFilter } from '../subscription-filter'

/** Any of the groups, and in it every condition. */
type Groups = Condition[][]

// As libraries for AppSync have these limits; no test has met them on AWS.
const MOST_GROUPS = 10
const MOST_CONDITIONS = 5
const MOST_VALUES: Record<string, number> = { in: 5, notIn: 5, containsAny: 20 }

const bounded = (groups: Groups): Groups => {
  if (groups.length > MOST_GROUPS) throw new Error(`A subscription filter has at most ${MOST_GROUPS} groups.`)
  if (groups.some((group) => group.length > MOST_CONDITIONS))
    throw new Error(`A group of a subscription filter has at most ${MOST_CONDITIONS} conditions.`)
  return groups
}

const both = (left: Groups, right: Groups) => bounded(left.flatMap((one) => right.map((other) => [...one, ...other])))

// An empty one would stand for all or for nothing: AWS does not say which.
const entriesOf = (value: unknown, what: string): [string, unknown][] => {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (entries.length === 0) throw new Error(`A subscription filter has an empty ${what}.`)
  return entries
}

const conditionOf = (fieldName: string, operator: string, value: unknown): Condition => {
  if (!isFilterOperator(operator)) throw new Error(`A subscription filter has no operator ${operator}.`)
  const most = MOST_VALUES[operator]
  if (most !== undefined && Array.isArray(value) && value.length > most)
    throw new Error(`The value of operator ${operator} exceeds its limit of ${most} values.`)
  return { fieldName, operator, value }
}

const groupsOfField = (name: string, value: unknown): Groups => {
  const parts = () => entriesOf(value, name).map(([, part]) => groupsOf(part))
  if (name === 'or') return bounded(parts().flat())
  if (name === 'and') return parts().reduce(both)
  return bounded([entriesOf(value, name).map(([operator, expected]) => conditionOf(name, operator, expected))])
}

const groupsOf = (filter: unknown): Groups =>
  entriesOf(filter, 'filter')
    .map(([name, value]) => groupsOfField(name, value))
    .reduce(both)

/**
 * A filter of Amplify's generated input types, with `and` and `or` to any depth, as AppSync's flat one. Throws what is
 * wrong with it, or too much: https://docs.aws.amazon.com/appsync/latest/devguide/extensions.html
 */
export const toSubscriptionFilter = (filter: unknown): SubscriptionFilter => ({
  filterGroup: groupsOf(filter).map((filters) => ({ filters })),
})
