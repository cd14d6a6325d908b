import { provenCaller } from '../../lib/domain/caller-proof'
import { type Act, LIMITS } from './limits'
import { type AttemptServices, takeAttempt } from './take-attempt'

export interface LimitServices extends AttemptServices {
  /** Shared with our server; without it no address is counted. */
  callerKey: string | undefined
}

interface Attempt {
  /** Whom it is about. */
  account: string
  /** Where it comes from: our server proves what it says, a direct caller may say anything, and is not believed. */
  said: Record<string, string> | undefined
}

const notCounted = (error: unknown) => {
  process.stderr.write(`An attempt was not counted: ${error instanceof Error ? error.message : String(error)}\n`)
  return 0
}

/**
 * Throws what the caller reads when there were too many attempts. The address is asked first: who is held by it cannot use
 * up an account's. Without an answer from the table all are let through: Cognito's own lockout stands.
 */
export const limitAttempts = async (services: LimitServices, act: Act, { account, said }: Attempt) => {
  const address = await provenCaller(services.callerKey, said, services.now())
  const subjects = [...(address ? ([['address', address]] as const) : []), ['account', account] as const]
  for (const [subject, name] of subjects) {
    const wait = await takeAttempt(services, `${act}#${subject}`, name, LIMITS[act][subject]).catch(notCounted)
    if (wait > 0) throw new Error(`Too many attempts. Try again in ${wait} s`)
  }
}
