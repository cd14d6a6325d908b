import { invalidParameter } from './errors'
import type { User } from './records'

const SEARCHABLE = new Set(
  `username email phone_number name given_name family_name preferred_username cognito:user_status status sub`.split(
    ' ',
  ),
)
// Names whose case means nothing in a pool that ignores it.
const CASELESS = new Set(['username', 'email', 'preferred_username'])

const PATTERN = /^\s*"?([\w:]+)"?\s*(\^=|=)\s*"((?:[^"\\]|\\.)*)"\s*$/

export interface UserFilter {
  attribute: string
  isExact: boolean
  value: string
  matches: (user: User) => boolean
}

const read = (user: User, attribute: string) => {
  if (attribute === 'username' || attribute === 'sub') return user.sub
  if (attribute === 'cognito:user_status') return user.status
  if (attribute === 'status') return user.enabled ? 'Enabled' : 'Disabled'
  return user.attributes[attribute]
}

/** Reads a ListUsers filter: `name = "text"`, or `name ^= "text"` for a beginning. Throws InvalidParameterException. */
export const parseFilter = (text: string | undefined): UserFilter | undefined => {
  if (text === undefined || text.trim() === '') return undefined
  const [, attribute = '', operator, quoted = ''] = PATTERN.exec(text) ?? []
  if (operator === undefined) throw invalidParameter('Error while parsing filter.')
  if (!SEARCHABLE.has(attribute)) throw invalidParameter(`The attribute ${attribute} is not searchable.`)
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
