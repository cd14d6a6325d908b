import 'server-only'
import { createHmac } from 'node:crypto'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { getEnvironment } from './environment'
import { cookieFlags, cookieName } from './session-cookies'

const nameHere = () => cookieName('commons.challenge', getEnvironment().appOrigin)
// As long as Cognito keeps the session of a challenge by default.
const SECONDS = 180

const shape = z.object({
  asks: z.enum(['new_password', 'app_code']),
  session: z.string().min(1),
  username: z.string().min(1),
  /** What the temporary password is known by again: see markOf. */
  given: z.string().optional(),
  /** As it was typed. */
  email: z.string().optional(),
  next: z.string().optional(),
})

/** What Cognito wants back with the new password, or the code. It stays in the one browser that was challenged. */
export type Challenge = z.infer<typeof shape>

// Browsers drop a cookie of more than 4096 bytes without a word; its name and flags are a part of it.
const MOST_SIGNS = 3700

const encoded = (challenge: Challenge) => btoa(encodeURIComponent(JSON.stringify(challenge)))

export const writeChallenge = async (challenge: Challenge) => {
  const whole = encoded(challenge)
  const value = whole.length <= MOST_SIGNS ? whole : encoded({ ...challenge, next: undefined })
  ;(await cookies()).set(nameHere(), value, cookieFlags(getEnvironment().appOrigin, SECONDS))
}

/** A password, to be known again by whoever has the same challenge, and by nobody without it. */
export const markOf = (password: string, { session }: Pick<Challenge, 'session'>) =>
  createHmac('sha256', session).update(password).digest('base64url')

/** The challenge, or null when this was not asked or its three minutes are over. */
export const readChallenge = async (asks: Challenge['asks']): Promise<Challenge | null> => {
  const value = (await cookies()).get(nameHere())?.value
  if (!value) return null
  try {
    const challenge = shape.parse(JSON.parse(decodeURIComponent(atob(value))))
    return challenge.asks === asks ? challenge : null
  } catch {
    return null
  }
}

export const clearChallenge = async () => {
  ;(await cookies()).delete({ name: nameHere(), ...cookieFlags(getEnvironment().appOrigin, 0) })
}
