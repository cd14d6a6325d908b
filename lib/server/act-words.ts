import 'server-only'
import type { UserAct } from '../domain/repair'
import type { ActDone } from './user-acts'

const REFRESH = 'It takes effect when their session is next refreshed, at most 15 minutes from now.'

const done: Record<UserAct, string> = {
  REPAIR: `Added to everyone. ${REFRESH}`,
  REMOVE: `Taken out of everyone. ${REFRESH} They can still write todos of their own, and a repair would add them again.`,
  KEEP_OUT: 'Kept out. They are out of everyone, their account is disabled and signed out, and no repair adds them.',
  RESTORE: `Restored. Their account is enabled and they are in everyone again. ${REFRESH}`,
  MAKE_ADMIN: `Made an administrator. ${REFRESH}`,
  UNMAKE_ADMIN: 'No administrator any more. What they ask for as one is refused from now on.',
  RESEND_INVITATION: 'Invitation sent again. The temporary password in it is a new one.',
  RESET_PASSWORD: 'Password reset. They were sent a code, with which they choose a new one.',
  SWITCH_APP_OFF: 'Switched off. Signing in asks for their password only, until they set up an app again.',
  DISABLE: 'Disabled. They cannot sign in; what is open in a browser ends within 15 minutes.',
  ENABLE: 'Enabled. They can sign in again.',
  SIGN_OUT: 'Signed out everywhere. What is open in a browser ends within 15 minutes.',
  DELETE: 'Deleted. Their account is gone; what they wrote stays.',
  TRASH_TODOS: 'Moved to the trash.',
  RETURN_TODOS: 'Put back.',
}

const already: Record<UserAct, string> = {
  REPAIR: 'Already a member. If they do not see the workspace yet, it takes at most 15 minutes.',
  REMOVE: 'They were not in everyone. Nothing changed.',
  KEEP_OUT: 'They are kept out already. Nothing changed.',
  RESTORE: 'They were not kept out. Nothing changed.',
  MAKE_ADMIN: 'They are an administrator already. Nothing changed.',
  UNMAKE_ADMIN: 'They were no administrator. Nothing changed.',
  RESEND_INVITATION: 'The invitation was sent already.',
  RESET_PASSWORD: 'The password was reset already.',
  SWITCH_APP_OFF: 'It was off already. Nothing changed.',
  DISABLE: 'Disabled already. Nothing changed.',
  ENABLE: 'Enabled already. Nothing changed.',
  SIGN_OUT: 'They were signed out already.',
  DELETE: 'Their account was gone already.',
  TRASH_TODOS: 'No todo of theirs was open to everyone. Nothing changed.',
  RETURN_TODOS: 'No todo of theirs was in the trash. Nothing changed.',
}

const PARTLY = 'Begun, and not finished: it was too much for one go. Do it once more to go on.'

const todosWords = (act: UserAct, count: number) => {
  const many = count === 1 ? '1 todo' : `${count} todos`
  return act === 'RETURN_TODOS' ? `${many} back in everyone’s list.` : `${many} in the trash.`
}

/** What an act did, in words. */
export const actWords = (act: UserAct, { outcome, todos }: ActDone): string => {
  const said = outcome === 'DONE' ? done[act] : outcome === 'ALREADY' ? already[act] : PARTLY
  return todos ? `${said} ${todosWords(act, todos)}` : said
}
