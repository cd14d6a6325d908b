import { invalidParameter } from './errors'
import type { User } from './records'
import { usernameOf } from './username-of'

// All that the API reference calls searchable: custom attributes are not.
const SEARCHABLE = new Set(
  `username email phone_number name given_name family_name preferred_username cognito:user_status status sub`.split(
    ' ',
  ),
)
// The addresses of a pool that ignores their case, and what the reference calls case-insensitive.
const CASELESS = new Set(['email', 'preferred_username', 'cognito:user_status'])

const PATTERN = /^\s*"?([\w:]+)"?\s*(\^=|=)\s*"((?:[^"\\]|\\.)*)"\s*$/

export interface UserFilter {
  attribute: string
  isExact: boolean
  value: string
  matches: (user: User) => boolean
}

const read = (user: User, attribute: string) => {
  switch (attribute) {
    case 'username':
      return usernameOf(user)
    case 'sub':
      return user.sub
    case 'cognito:user_status':
      return user.status
    case 'status':
      return user.enabled ? 'Enabled' : 'Disabled'
  }
  return user.attributes[attribute]
}

/** Reads a ListUsers filter: `name = "text"`, or `name ^= "text"` for a beginning. Throws InvalidParameterException. */
export const parseFilter = (text: string | undefined): UserFilter | undefined => {
  if (text === undefined || text.trim() === '') return undefined
  const [, attribute = '', operator, quoted = ''] = PATTERN.exec(text) ?? []
  if (operator === undefined) throw invalidParameter('Error while parsing filter')
  if (!SEARCHABLE.has(attribute)) throw invalidParameter(`Invalid search attribute: ${attribute}`)
  const value = quoted.replace(/\\(.)/g, '$1')
  const fold = (words: string) => (CASELESS.has(attribute) ? words.toLowerCase() : words)
  const isExact = operator === '='
  return {
    attribute,
    isExact,
    value,
    matches: (user) => {
      const actual = read(user, attribute)
      if (actual === undefined) return false
      return isExact ? fold(actual) === fold(value) : fold(actual).startsWith(fold(value))
    },
  }
}
