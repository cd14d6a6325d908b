import 'server-only'
import { cookies } from 'next/headers'
import { getEnvironment } from './environment'
import { cookieFlags } from './session-cookies'

const NAME = 'commons.app-secret'
const SECONDS = 600
const BASE32 = /^[A-Z2-7]{16,128}$/

const flags = () => ({ ...cookieFlags(getEnvironment().appOrigin, SECONDS), path: '/account/app' })

/** Keeps the secret for an app while it is being set up, in the one browser that asked for it. */
export const writeAppSecret = async (secret: string) => {
  ;(await cookies()).set(NAME, secret, flags())
}

/** The secret, or null when none is being set up. */
export const readAppSecret = async () => {
  const secret = (await cookies()).get(NAME)?.value
  return secret && BASE32.test(secret) ? secret : null
}

export const clearAppSecret = async () => {
  ;(await cookies()).set(NAME, '', { ...flags(), maxAge: 0 })
}
