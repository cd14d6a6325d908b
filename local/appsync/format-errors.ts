import { TemplateSentError } from '@aws-amplify/amplify-appsync-simulator/lib/velocity/util/errors.js'
import { type GraphQLError, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql/index.js'

type Path = readonly (string | number)[]

/** An entry of a response's `errors`, with the keys that AppSync gives it and no others. */
export interface ResponseError {
  path: Path | null
  locations: { line: number; column: number; sourceName: null }[] | null
  message: string
  data?: unknown
  errorType?: string | null
  errorInfo?: unknown
}

const NULL_FOR_NON_NULL = /^Cannot return null for non-nullable field (\w+)\.(\w+)\.$/

/** `/todosByTime/items[0]/name` */
const asText = (path: Path) => path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`)).join('')

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0)

const fromTemplate = (error: TemplateSentError): ResponseError => {
  const [location] = error.extensions.locations
  return {
    path: error.extensions.path,
    data: isEmpty(error.data) ? null : error.data,
    errorType: error.errorType ?? null,
    errorInfo: isEmpty(error.errorInfo) ? null : error.errorInfo,
    locations: location?.line ? [{ line: location.line, column: location.column, sourceName: null }] : null,
    // The template engine appends to `message` where in the template it happened; AppSync does not.
    message: error.extensions.message,
  }
}

const unexpectedNull = (schema: GraphQLSchema, error: GraphQLError, parent: string, field: string): ResponseError => {
  const parentType = schema.getType(parent)
  const type = isObjectType(parentType) ? parentType.getFields()[field]?.type : undefined
  const expected = isNonNullType(type) ? String(type.ofType) : String(type)
  return {
    path: error.path ?? null,
    locations: null,
    message: `Cannot return null for non-nullable type: '${expected}' within parent '${parent}' (${asText(error.path ?? [])})`,
  }
}

const variable = (message: string) =>
  message
    .replace(
      /^Variable "\$(\w+)" of (?:required|non-null) type "(.+?)" (?:was not provided|must not be null)\.$/,
      "Variable '$1' has coerced Null value for NonNull type '$2'",
    )
    .replace(
      /^Variable "\$\w+" got invalid value .*; Field "(\w+)" is not defined by type "(\w+)".*$/s,
      "The variables input contains a field name '$1' that is not defined for input object type '$2' ",
    )
    .replace(/^Variable "\$(\w+)" got invalid value/, "Variable '$1' has an invalid value:")

const fromExecution = (schema: GraphQLSchema, error: GraphQLError): ResponseError => {
  if (error.originalError instanceof TemplateSentError) return fromTemplate(error.originalError)
  const [, parent, field] = NULL_FOR_NON_NULL.exec(error.message) ?? []
  if (parent && field) return unexpectedNull(schema, error, parent, field)
  const locations = error.locations?.map(({ line, column }) => ({ line, column, sourceName: null as null }))
  return { path: error.path ?? null, locations: locations ?? null, message: variable(error.message) }
}

const unforeseen = (error: Error): ResponseError => ({
  path: null,
  data: null,
  errorType: 'InternalFailure',
  errorInfo: null,
  locations: null,
  message: error.message,
})

/**
 * The errors of a response as AppSync shapes them. A null that an error has already explained gets no second one, as
 * the GraphQL specification has it.
 */
export const formatErrors = (
  schema: GraphQLSchema,
  fromFields: readonly GraphQLError[],
  fromTemplates: readonly Error[],
): ResponseError[] => {
  const explained = fromTemplates.map((error) =>
    error instanceof TemplateSentError ? fromTemplate(error) : unforeseen(error),
  )
  const paths = new Set(explained.map(({ path }) => asText(path ?? [])))
  const others = fromFields
    .map((error) => fromExecution(schema, error))
    .filter(({ path, errorType }) => errorType !== undefined || path === null || !paths.has(asText(path)))
  return [...explained, ...others]
}
