import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider'
import { AwsError } from '../contract'
import { invalidParameter, notAuthorized } from './errors'
import type { User } from './records'

// The standard attributes of every pool: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
const SCHEMA = new Set(
  `address birthdate email email_verified family_name gender given_name identities locale middle_name name nickname phone_number
  phone_number_verified picture preferred_username profile sub updated_at website zoneinfo`.split(/\s+/),
)

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const isEmail = (text: string) => EMAIL.test(text)

/** Throws InvalidParameterException for a name that no user of the pool can have. */
export const requireKnownAttributes = (names: string[] | undefined) => {
  if (names?.some((name) => !SCHEMA.has(name))) {
    throw invalidParameter('One or more requested attributes do not exist.')
  }
}

interface SentAttribute {
  Name: string
  Value?: string | undefined
}

/** What a caller wants attributes to be. Throws InvalidParameterException, or NotAuthorizedException, for what they may not set. */
export const sentAttributes = (sent: SentAttribute[] = [], by: 'client' | 'administrator'): Record<string, string> => {
  const attributes = Object.fromEntries(sent.map(({ Name, Value = '' }) => [Name, Value]))
  for (const name of Object.keys(attributes)) {
    if (!SCHEMA.has(name)) {
      throw invalidParameter(
        `Attributes did not conform to the schema: ${name}: Attribute does not exist in the schema.\n`,
      )
    }
    if (name === 'sub' || name === 'identities') {
      throw invalidParameter(`Cannot modify the non-mutable attribute ${name}`)
    }
    if (by === 'client' && name.endsWith('_verified')) {
      throw notAuthorized('A client attempted to write unauthorized attribute')
    }
  }
  if (attributes.email !== undefined && !isEmail(attributes.email))
    throw invalidParameter('Invalid email address format.')
  return attributes
}

/**
 * The attributes of a new user from a username, which must be an e-mail address, and the attributes sent along.
 * Throws InvalidParameterException; NotAuthorizedException when a client says of itself that its address is verified.
 */
export const newAttributes = (
  username: string,
  sent: SentAttribute[] | undefined,
  by: 'client' | 'administrator',
): Record<string, string> => {
  if (!isEmail(username)) throw invalidParameter('Username should be an email.')
  const attributes = sentAttributes(sent, by)
  const { email = username } = attributes
  if (email.toLowerCase() !== username.toLowerCase()) {
    throw invalidParameter('Email in username and user attributes do not match')
  }
  return { email, email_verified: 'false', ...attributes }
}

/** As the responses list them; `only` names those that were asked for. */
export const listAttributes = (user: User, only?: string[]): AttributeType[] =>
  Object.entries({ ...user.attributes, sub: user.sub })
    .filter(([name]) => only === undefined || only.length === 0 || only.includes(name))
    .map(([Name, Value]) => ({ Name, Value }))

export const usernameExists = () =>
  new AwsError('UsernameExistsException', 'An account with the given email already exists.')
