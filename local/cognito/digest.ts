import { createHash } from 'node:crypto'

/** What is stored in place of a token: whoever reads the store cannot use it. A random token needs no salt. */
export const digest = (token: string) => createHash('sha256').update(token).digest('base64url')
