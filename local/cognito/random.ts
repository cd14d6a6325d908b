import { randomBytes } from 'node:crypto'

/** So many unguessable bytes. An argument everywhere, so that a test can foresee them. */
export type Random = (size: number) => Buffer

export const systemRandom: Random = (size) => randomBytes(size)

/** A version 4 UUID. */
export const uuid = (random: Random) => {
  const bytes = random(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Six digits. */
export const sixDigits = (random: Random) => String(random(6).readUIntBE(0, 6) % 1_000_000).padStart(6, '0')

/** An opaque token of 256 bits, in the letters that Cognito's token patterns take. */
export const opaqueToken = (random: Random) =>
  // A token that began with a dash would be an option to the AWS CLI.
  `T${random(32).toString('base64url')}`
