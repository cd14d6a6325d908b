import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { Actor } from '../domain/member'
import type { ErrorCode, Failure } from '../domain/result'
import { logError } from './log'
import { KeyServerUnavailable, type Session } from './resolve-session'
import { readSession } from './session'
import { words } from './words'

const STATUS: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 400,
  rate_limited: 429,
  unavailable: 503,
}

export const PRIVATE = { 'cache-control': 'private, no-store' }

/** A failure as a route handler answers it. */
export const refuse = (failure: Failure) =>
  Response.json({ error: failure }, { status: STATUS[failure.code], headers: PRIVATE })

const refuseAs = (code: ErrorCode) => refuse({ code, message: words.failure[code] })

interface Definition<Params> {
  /** For the log. */
  name: string
  policy: (actor: Actor) => boolean
  run: (request: Request, session: Session, params: Params) => Promise<Response>
}

/** Makes a route handler: session, policy, run, as the actions have it. Its answers are never stored on the way. */
export const route =
  <Params>({ name, policy, run }: Definition<Params>) =>
  async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    try {
      const session = await readSession()
      if (!session) return refuseAs('unauthenticated')
      if (!policy(session.actor)) return refuseAs('forbidden')
      return await run(request, session, await params)
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof KeyServerUnavailable) return refuseAs('unavailable')
      return refuse({ code: 'unavailable', message: words.unknown(logError(name, error)) })
    }
  }
