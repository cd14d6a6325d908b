// Gap: the simulator's AWSDate refuses a time zone offset, which AppSync takes: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
import { GraphQLError, type GraphQLSchema, isScalarType, Kind, type ValueNode } from 'graphql/index.js'

const DATE = /^(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2}(:\d{2})?)?$/

const readDate = (value: unknown): string => {
  const day = typeof value === 'string' ? DATE.exec(value)?.[1] : undefined
  // A day that no month has becomes another one, or none.
  if (day && new Date(day).toJSON()?.startsWith(day)) return String(value)
  throw new GraphQLError(`${JSON.stringify(value)} is no AWSDate`)
}

/** Has AWSDate take what AppSync takes. Changes the schema in place. */
export const widenDates = (schema: GraphQLSchema) => {
  const date = schema.getType('AWSDate')
  if (!isScalarType(date)) return
  date.parseValue = readDate
  date.serialize = readDate
  date.parseLiteral = (node: ValueNode) => readDate(node.kind === Kind.STRING ? node.value : undefined)
}
