import { Secret, TOTP } from 'otpauth'
import { AwsError, type UserPool } from '../contract'
import type { Random } from './random'

// RFC 6238 with what every authenticator app takes for granted: SHA-1, six digits, a new one every 30 s.
const PERIOD_SECONDS = 30
// How far a phone's clock may be off, in periods.
const WINDOW = 1

/** A secret of 256 bits, in base32. */
export const newSecret = (random: Random) => new Secret({ buffer: new Uint8Array(random(32)).buffer }).base32

/** The time step of which a code is; undefined when it is of none near now. `now` in milliseconds since the epoch. */
export const stepOfCode = (secret: string, code: string, now: number): number | undefined => {
  const token = new TOTP({ secret, digits: 6, period: PERIOD_SECONDS })
  const delta = token.validate({ token: code, timestamp: now, window: WINDOW })
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD_SECONDS) + delta
}

/** Throws SoftwareTokenMFANotFoundException where the pool has no such factor. */
export const requireSoftwareTokens = (pool: UserPool) => {
  if (!pool.softwareTokens) {
    throw new AwsError('SoftwareTokenMFANotFoundException', 'Software Token MFA has not been enabled by the userPool')
  }
}
