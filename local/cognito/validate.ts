import type { z } from 'zod'
import { AwsError } from '../contract'
import { invalidParameter } from './errors'

type Issue = z.core.$ZodIssue

const JSON_TYPE: Record<string, string> = { string: 'STRING_VALUE', number: 'NUMBER_VALUE' }
const JAVA_TYPE: Record<string, string> = { string: 'a String', number: 'an Integer', int: 'an Integer' }

// AWS repeats what was sent only where it cannot be personal.
const isShown = (issue: Issue) =>
  typeof issue.input === 'number' || issue.code === 'invalid_value' || issue.path.at(-1) === 'UserPoolId'

const where = (path: PropertyKey[]) =>
  path
    .map((part) => (typeof part === 'number' ? `${part + 1}.member` : String(part)))
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.')

const SIZE: Record<string, string> = { string: 'length', number: 'value', int: 'value', array: 'length' }

const constraint = (issue: Issue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return 'Member must not be null'
    case 'too_small':
      return `Member must have ${SIZE[issue.origin] ?? 'length'} greater than or equal to ${issue.minimum}`
    case 'too_big':
      return `Member must have ${SIZE[issue.origin] ?? 'length'} less than or equal to ${issue.maximum}`
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${(issue.pattern ?? '').replace(/^\/\^?|\$?\/\w*$/g, '')}`
    case 'invalid_value':
      return `Member must satisfy enum value set: [${issue.values.join(', ')}]`
    default:
      return 'Member must be valid'
  }
}

const describe = (issue: Issue) => {
  const value = issue.input === undefined ? ' null' : isShown(issue) ? ` '${issue.input}'` : ''
  return `Value${value} at '${where(issue.path)}' failed to satisfy constraint: ${constraint(issue)}`
}

const isUnreadable = (issue: Issue) => issue.code === 'invalid_type' && issue.input !== undefined

const serializationError = (issue: Issue | undefined) => {
  const sent = issue?.input
  const wanted = issue?.code === 'invalid_type' ? (JAVA_TYPE[issue.expected] ?? '') : ''
  const message = JSON_TYPE[typeof sent]
    ? `${JSON_TYPE[typeof sent]} can not be converted to ${wanted || 'the expected type'}`
    : `Start of ${Array.isArray(sent) ? 'list' : 'structure'} found where not expected`
  return new AwsError('SerializationException', typeof sent === 'boolean' ? 'Unexpected boolean value' : message)
}

/** Reads an input as AWS does: first its types (SerializationException), then its limits (InvalidParameterException). */
export const validate = <T>(schema: z.ZodType<T>, input: unknown): T => {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new AwsError('SerializationException', 'The input is not a JSON object.')
  }
  // A null in JSON is as good as nothing.
  const present = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null))
  const result = schema.safeParse(present, { reportInput: true })
  if (result.success) return result.data
  const { issues } = result.error
  const unreadable = issues.find(isUnreadable)
  if (unreadable) throw serializationError(unreadable)
  const errors = issues.length === 1 ? 'error' : 'errors'
  throw invalidParameter(`${issues.length} validation ${errors} detected: ${issues.map(describe).join('; ')}`)
}
