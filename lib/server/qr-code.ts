import 'server-only'
import { encode } from 'uqr'

const ISSUER = 'Commons'

/** The link by which authenticator apps take a secret. https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export const appLink = (secret: string, email: string) =>
  `otpauth://totp/${ISSUER}:${encodeURIComponent(email)}?${new URLSearchParams({ secret, issuer: ISSUER })}`

/** The rows of its QR code, without a margin: true is black. */
export const squaresOf = (text: string): boolean[][] => encode(text, { ecc: 'M', border: 0 }).data
