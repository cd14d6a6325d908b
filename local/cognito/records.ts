// What the store keeps. Times are milliseconds since the epoch.

export type UserStatus = 'UNCONFIRMED' | 'CONFIRMED' | 'FORCE_CHANGE_PASSWORD' | 'RESET_REQUIRED' | 'EXTERNAL_PROVIDER'

/** So many events since a moment: what the hourly limits count. */
export interface Count {
  count: number
  since: number
}

/** Six digits, and until when they are taken. */
export interface Code {
  value: string
  expiresAt: number
}

/** An authenticator app of a user. Secrets are base32. */
interface SoftwareToken {
  /** Handed out, and not yet shown to be in an app. */
  pending?: string
  secret?: string
  deviceName?: string
  /** Whether signing in asks for a code. */
  isOn: boolean
  /** The newest time step of which a code was taken: no code is taken twice. */
  lastStep?: number
}

export interface User {
  sub: string
  /** The `sub` unless it says otherwise: `google_123` for whom Google signs in. See username-of.ts. */
  username?: string
  /** Without `sub`, which is its own field. */
  attributes: Record<string, string>
  status: UserStatus
  enabled: boolean
  createdAt: number
  modifiedAt: number
  /** Salted hash, see password-hash.ts. Whoever has none cannot sign in with one. */
  password?: string
  /** Until when a temporary password is taken. */
  temporaryUntil?: number
  code?: Code
  /** For the address of this moment, or for the one that is to come in its place. */
  addressCode?: Code & { email: string }
  wrongCodes?: Count
  sentCodes?: Count
  softwareToken?: SoftwareToken
  /** How often every sign-in of this user was ended: a grant of another number is over. */
  signOuts?: number
}

export interface Group {
  name: string
  description?: string
  precedence?: number
  createdAt: number
  modifiedAt: number
}

/** A challenge that waits for its answer. */
export interface Session {
  challenge: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA'
  sub: string
  clientId: string
  expiresAt: number
  used: boolean
}

/** One sign-in: what its refresh token stands for. */
export interface Grant {
  sub: string
  clientId: string
  originJti: string
  eventId: string
  authTime: number
  expiresAt: number
  revoked: boolean
  /** The user's number of `signOuts` when it was given. */
  signOuts?: number
}

/** Wrong passwords in a row, for a name that exists or not. */
export interface Attempts {
  failures: number
  lockedUntil: number
}

/** A message that Cognito would have sent. `sentAt` in milliseconds since the epoch. */
export interface Message {
  to: string
  purpose: string
  code: string
  subject: string
  /** HTML, as Cognito sends it. */
  text: string
  sentAt: number
}
