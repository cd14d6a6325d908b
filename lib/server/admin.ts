import 'server-only'
import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { isAdmin } from '../domain/policy'
import type { Session } from './resolve-session'
import { readActor, requireSession } from './session'

/** The session of an administrator; anybody else gets the 403 page, the signed-out the way to sign in. */
export const readAdmin = async (path = '/admin'): Promise<Session> => {
  const session = await requireSession(path)
  return isAdmin(session.actor) ? session : forbidden()
}

/** A page's title for an administrator. Next sends a fixed one along with the 403 page, too. */
export const titleForAdmin = async (title: string): Promise<Metadata> => {
  const actor = await readActor()
  return actor && isAdmin(actor) ? { title } : {}
}
