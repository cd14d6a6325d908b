import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import type { Actor } from '../domain/member'
import type { ErrorCode, Failure } from '../domain/result'
import { getEnvironment } from './environment'
import { logError } from './log'
import { ownOrigin } from './own-origin'
import { noteRequest } from './request-note'
import { KeyServerUnavailable, type Session } from './resolve-session'
import { PRIVATE as CACHE_CONTROL } from './security-headers'
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

export const PRIVATE = { 'cache-control': CACHE_CONTROL }

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

const answer = async (name: string, run: () => Promise<Response>): Promise<Response> => {
  noteRequest({ act: name })
  try {
    return await run()
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof KeyServerUnavailable) return refuseAs('unavailable')
    return refuse({ code: 'unavailable', message: words.unknown(logError(name, error)) })
  }
}

/** Makes a route handler: session, policy, run, as the actions have it. Its answers are never stored on the way. */
export const route =
  <Params>({ name, policy, run }: Definition<Params>) =>
  (request: Request, { params }: { params: Promise<Params> }): Promise<Response> =>
    answer(name, async () => {
      const session = await readSession()
      if (!session) return refuseAs('unauthenticated')
      if (!policy(session.actor)) return refuseAs('forbidden')
      return run(request, session, await params)
    })

const MOST_BYTES = 1_000_000

/** The body as JSON; undefined when it is none, or too large to be one of ours. */
const readJson = async (request: Request): Promise<unknown> => {
  const text = await request.text()
  if (text.length > MOST_BYTES) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface PostDefinition<Input> {
  name: string
  policy: (actor: Actor) => boolean
  body: z.ZodType<Input>
  run: (input: Input, session: Session) => Promise<Response>
}

/**
 * Makes a handler of what a page's own script posts: origin, session, policy, parse, run. Another site's page has another
 * origin, and a form of its own cannot send JSON.
 */
export const postRoute =
  <Input>({ name, policy, body, run }: PostDefinition<Input>) =>
  (request: Request): Promise<Response> =>
    answer(name, async () => {
      const isJson = request.headers.get('content-type')?.startsWith('application/json')
      if (!ownOrigin(request.headers, getEnvironment().appOrigin) || !isJson)
        return refuse({ code: 'forbidden', message: words.notFromHere })
      const session = await readSession()
      if (!session) return refuseAs('unauthenticated')
      if (!policy(session.actor)) return refuseAs('forbidden')
      const input = body.safeParse(await readJson(request))
      return input.success ? run(input.data, session) : refuseAs('invalid')
    })
