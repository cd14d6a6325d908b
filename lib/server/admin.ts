import 'server-only'
import { forbidden } from 'next/navigation'
import { isAdmin } from '../domain/policy'
import type { Session } from './resolve-session'
import { requireSession } from './session'

/** The session of an administrator; anybody else gets the 403 page, the signed-out the way to sign in. */
export const readAdmin = async (path = '/admin'): Promise<Session> => {
  const session = await requireSession(path)
  return isAdmin(session.actor) ? session : forbidden()
}
