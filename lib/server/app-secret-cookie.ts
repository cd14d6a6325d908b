import 'server-only'
import { cookies } from 'next/headers'
import { getEnvironment } from './environment'
import { cookieFlags, cookieName } from './session-cookies'

const SECONDS = 600
const BASE32 = /^[A-Z2-7]{16,128}$/

const appOrigin = () => getEnvironment().appOrigin
const nameHere = () => cookieName('commons.app-secret', appOrigin())

/** Keeps the secret for an app while it is being set up, in the one browser that asked for it. */
export const writeAppSecret = async (secret: string) => {
  ;(await cookies()).set(nameHere(), secret, cookieFlags(appOrigin(), SECONDS))
}

/** The secret, or null when none is being set up. */
export const readAppSecret = async () => {
  const secret = (await cookies()).get(nameHere())?.value
  return secret && BASE32.test(secret) ? secret : null
}

export const clearAppSecret = async () => {
  ;(await cookies()).delete({ name: nameHere(), ...cookieFlags(appOrigin(), 0) })
}
