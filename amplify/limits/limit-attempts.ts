import { isIP } from 'node:net'
import { type Act, LIMITS } from './limits'
import { type AttemptServices, takeAttempt } from './take-attempt'

/** Whom an attempt is about, and where it comes from: our server says so, a direct caller may say nothing, or anything. */
interface Attempt {
  account: string
  address: string | undefined
}

const notCounted = (error: unknown) => {
  process.stderr.write(`An attempt was not counted: ${error instanceof Error ? error.message : String(error)}\n`)
  return 0
}

/**
 * Throws what the caller reads when there were too many attempts. The address is asked first: who is held by it cannot use
 * up an account's. Without an answer from the table all are let through: Cognito's own lockout stands.
 */
export const limitAttempts = async (services: AttemptServices, act: Act, { account, address = '' }: Attempt) => {
  const subjects = [...(isIP(address) ? ([['address', address]] as const) : []), ['account', account] as const]
  for (const [subject, name] of subjects) {
    const wait = await takeAttempt(services, `${act}#${subject}`, name, LIMITS[act][subject]).catch(notCounted)
    if (wait > 0) throw new Error(`Too many attempts. Try again in ${wait} s`)
  }
}
