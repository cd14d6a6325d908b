import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** A filter or condition as AppSync's generated input types have it. */
export type Filter = Record<string, unknown>

export interface DynamoDbExpression {
  expression: string
  expressionNames: Record<string, string>
  expressionValues: Record<string, AttributeValue>
}

const COMPARISONS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' }

const typed = (value: unknown): AttributeValue => {
  if (value === null || value === undefined) return { NULL: true }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(typed) }
  if (typeof value === 'object')
    return { M: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typed(item)])) }
  return { S: String(value) }
}

const asFilters = (value: unknown) => (Array.isArray(value) ? value : [value]) as Filter[]

const ATTRIBUTE_TYPES: Record<string, string> = {
  binary: 'B',
  binarySet: 'BS',
  bool: 'BOOL',
  list: 'L',
  map: 'M',
  number: 'N',
  numberSet: 'NS',
  string: 'S',
  stringSet: 'SS',
  _null: 'NULL',
}

/** The DynamoDB expression of a filter, with every value it names and none that it does not. */
export const expressionOf = (filter: Filter): DynamoDbExpression => {
  const expressionNames: Record<string, string> = {}
  const expressionValues: Record<string, AttributeValue> = {}

  const value = (item: unknown) => {
    const name = `:value_${Object.keys(expressionValues).length}`
    expressionValues[name] = typed(item)
    return name
  }

  const test = (operand: string, operator: string, expected: unknown): string => {
    const comparison = COMPARISONS[operator]
    if (comparison) return `${operand} ${comparison} ${value(expected)}`
    switch (operator) {
      case 'between': {
        const [low, high] = Array.isArray(expected) ? expected : []
        return `${operand} BETWEEN ${value(low)} AND ${value(high)}`
      }
      case 'contains':
        return `contains(${operand}, ${value(expected)})`
      case 'notContains':
        return `NOT contains(${operand}, ${value(expected)})`
      case 'beginsWith':
        return `begins_with(${operand}, ${value(expected)})`
      case 'attributeExists':
        return `${expected === true ? 'attribute_exists' : 'attribute_not_exists'}(${operand})`
      case 'attributeType':
        return `attribute_type(${operand}, ${value(ATTRIBUTE_TYPES[String(expected)] ?? expected)})`
      case 'size':
        return tests(`size(${operand})`, expected as Filter)
      default:
        throw new Error(`Unknown operator ${operator} in a filter.`)
    }
  }

  const joined = (parts: string[], word: string) => {
    const some = parts.filter((part) => part !== '')
    return some.length > 1 ? `(${some.join(` ${word} `)})` : (some[0] ?? '')
  }

  const tests = (operand: string, operators: Filter): string =>
    joined(
      Object.entries(operators).map(([operator, expected]) => test(operand, operator, expected)),
      'AND',
    )

  const field = (name: string, condition: unknown): string => {
    if (name === 'and') return joined(asFilters(condition).map(all), 'AND')
    if (name === 'or') return joined(asFilters(condition).map(all), 'OR')
    if (name === 'not') return negated(joined(asFilters(condition).map(all), 'AND'))
    expressionNames[`#${name}`] = name
    return tests(`#${name}`, condition as Filter)
  }

  const negated = (expression: string) => (expression === '' ? '' : `(NOT ${expression})`)

  const all = (conditions: Filter): string =>
    joined(
      Object.entries(conditions).map(([name, condition]) => field(name, condition)),
      'AND',
    )

  return { expression: all(filter), expressionNames, expressionValues }
}
