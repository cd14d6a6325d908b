/** One test of a subscription's filter, as AppSync writes it. */
export interface Condition {
  fieldName: string
  operator: string
  value: unknown
}

/** What `$extensions.setSubscriptionFilter` takes: an event passes when every condition of one group holds. */
export interface SubscriptionFilter {
  filterGroup: { filters: Condition[] }[]
}

/** The response of a mutation, by field name: all that filters and subscribers ever see of it. */
export type Payload = Record<string, unknown>

type Test = (actual: unknown, expected: unknown) => boolean

const isOrdered = (left: unknown, right: unknown) =>
  typeof left === typeof right && (typeof left === 'number' || typeof left === 'string')

const before: Test = (left, right) => isOrdered(left, right) && (left as number) < (right as number)
const notAfter: Test = (left, right) => before(left, right) || left === right
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const holds: Test = (actual, expected) =>
  typeof actual === 'string' ? actual.includes(String(expected)) : listOf(actual).includes(expected)

const TESTS: Record<string, Test> = {
  eq: (actual, expected) => actual === expected,
  ne: (actual, expected) => actual !== expected,
  lt: before,
  le: notAfter,
  gt: (actual, expected) => before(expected, actual),
  ge: (actual, expected) => notAfter(expected, actual),
  contains: holds,
  notContains: (actual, expected) => !holds(actual, expected),
  beginsWith: (actual, expected) => typeof actual === 'string' && actual.startsWith(String(expected)),
  in: (actual, expected) => listOf(expected).includes(actual),
  notIn: (actual, expected) => !listOf(expected).includes(actual),
  between: (actual, expected) => notAfter(listOf(expected)[0], actual) && notAfter(actual, listOf(expected)[1]),
  containsAny: (actual, expected) => listOf(expected).some((one) => holds(actual, one)),
}

export const isFilterOperator = (operator: string) => Object.hasOwn(TESTS, operator)

const valueAt = (payload: Payload, path: string) =>
  path.split('.').reduce<unknown>((value, step) => (value as Payload | null | undefined)?.[step], payload)

// AWS does not say whether `ne` and its like hold for a field that the mutation did not select. Here nothing does.
const passes = (payload: Payload, { fieldName, operator, value }: Condition) => {
  const actual = valueAt(payload, fieldName) ?? null
  return actual !== null && (TESTS[operator]?.(actual, value) ?? false)
}

/** Whether an event passes a filter; one without a group lets nothing through. */
export const matchesFilter = ({ filterGroup }: SubscriptionFilter, payload: Payload) =>
  filterGroup.some(({ filters }) => filters.every((condition) => passes(payload, condition)))

/** Whether an event has, in the field of each given argument's name, that argument's value; null matches only null. */
export const matchesArguments = (given: Record<string, unknown>, payload: Payload) =>
  Object.entries(given).every(([name, value]) => (payload[name] ?? null) === value)
