import 'server-only'
import { cookies } from 'next/headers'
import { getEnvironment } from './environment'
import { cookieFlags, cookieName } from './session-cookies'

const SECONDS = 600
const KEPT = /^(.+):([A-Z2-7]{16,128})$/

const appOrigin = () => getEnvironment().appOrigin
const nameHere = () => cookieName('commons.app-secret', appOrigin())

/** Keeps the secret for an app of one person while it is being set up, in the one browser that asked for it. */
export const writeAppSecret = async (id: string, secret: string) => {
  ;(await cookies()).set(nameHere(), `${id}:${secret}`, cookieFlags(appOrigin(), SECONDS))
}

/** The secret, or null when this person sets none up: whoever was signed in here before may have. */
export const readAppSecret = async (id: string) => {
  const [, whose, secret] = KEPT.exec((await cookies()).get(nameHere())?.value ?? '') ?? []
  return secret && whose === id ? secret : null
}

export const clearAppSecret = async () => {
  ;(await cookies()).delete({ name: nameHere(), ...cookieFlags(appOrigin(), 0) })
}
