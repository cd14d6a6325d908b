import type { GraphqlReply } from '../people'

/** What a reply came to, in the words of the tables. */
export type Outcome =
  /** The field has a value, and there is no error. */
  | 'done'
  /** The field is null, and there is no error. */
  | 'nothing'
  /** A list that holds the target, or does not. */
  | 'listed'
  | 'not listed'
  /** HTTP 401: nobody spoke. */
  | 'no token'
  /** AppSync's `Unauthorized`, and no data at all. */
  | 'refused'
  /** DynamoDB's condition failed, and no data at all. */
  | 'conflict'
  /** The request does not fit the schema: nothing ran. */
  | 'bad input'
  /** A typed refusal by the function. */
  | 'INVALID'
  | 'NOT_FOUND'
  | 'NAME_TAKEN'
  | 'NAME_INVALID'
  | 'FORBIDDEN'
  | 'DONE'
  | 'ALREADY'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Names the outcome of the one root field of a reply. Anything that has no name in the tables comes back whole. */
export const outcomeOf = (reply: GraphqlReply, listed?: string): Outcome | string => {
  const { status, data, errors } = reply
  const types = errors.map(({ errorType }) => errorType ?? null)
  const value = Object.values(data ?? {})[0] ?? null
  if (status === 401 && data === null && types[0] === 'UnauthorizedException') return 'no token'
  if (status !== 200 || errors.length > 1) return JSON.stringify(reply)
  if (errors.length === 1) {
    if (value !== null) return JSON.stringify(reply)
    if (types[0] === 'Unauthorized') return 'refused'
    if (types[0] === 'DynamoDB:ConditionalCheckFailedException') return 'conflict'
    // Neither a type nor a path: the document or its variables were refused before any resolver.
    return types[0] === null && data === null && !errors[0]?.path ? 'bad input' : JSON.stringify(reply)
  }
  if (listed !== undefined) return JSON.stringify(value).includes(`"${listed}"`) ? 'listed' : 'not listed'
  if (value === null) return 'nothing'
  if (isRecord(value) && typeof value.refusal === 'string') return value.refusal
  if (isRecord(value) && typeof value.outcome === 'string') return value.outcome
  return 'done'
}
