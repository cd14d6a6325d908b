import { ADMINS, EVERYONE } from './member'
import type { UserAct } from './repair'
import type { ListedUser, OwnedTodo, UserDetail } from './user'

/** Why an act that would make sense is not offered. */
export type ActBar = 'SELF' | 'LAST_ADMIN'

export interface OfferedAct {
  act: UserAct
  bar?: ActBar
}

/** Acts of one kind, under one heading. */
export interface ActGroup {
  kind: 'workspace' | 'todos' | 'administrators' | 'account' | 'delete'
  acts: OfferedAct[]
}

/** What leaves nobody who could do anything here. */
const ENDS_ADMINISTRATION: readonly UserAct[] = ['KEEP_OUT', 'UNMAKE_ADMIN', 'DISABLE', 'DELETE']
/** What shuts out whoever does it to themselves, or is done to oneself on the page of one's own account. */
const SHUTS_OUT: readonly UserAct[] = [...ENDS_ADMINISTRATION, 'REMOVE', 'RESET_PASSWORD', 'SWITCH_APP_OFF', 'SIGN_OUT']

/** Acts that ask before they are done: they cannot be undone, or cut off whoever is in the middle of something. */
const ASKING_ACTS = [
  'KEEP_OUT',
  'RESET_PASSWORD',
  'SWITCH_APP_OFF',
  'SIGN_OUT',
  'DELETE',
] as const satisfies readonly UserAct[]
export type AskingAct = (typeof ASKING_ACTS)[number]

export const asks = (act: UserAct): act is AskingAct => ASKING_ACTS.some((asking) => asking === act)

/** Kept out, and in the group all the same: a console can add anybody. */
export const isKeptOutInGroup = ({ standing, groups }: Pick<ListedUser, 'standing' | 'groups'>) =>
  standing === 'KEPT_OUT' && groups?.includes(EVERYONE) === true

const workspaceActs = ({ user }: UserDetail): UserAct[] => {
  const { standing } = user
  if (standing === 'KEPT_OUT') return isKeptOutInGroup(user) ? ['RESTORE', 'KEEP_OUT'] : ['RESTORE']
  if (standing === 'MEMBER') return ['REMOVE', 'KEEP_OUT']
  return standing === 'MISSING' ? ['REPAIR', 'KEEP_OUT'] : ['REPAIR', 'REMOVE', 'KEEP_OUT']
}

const administratorActs = ({ user: { groups, standing, isEnabled } }: UserDetail): UserAct[] => {
  if (groups?.includes(ADMINS)) return ['UNMAKE_ADMIN']
  return isEnabled && standing !== 'KEPT_OUT' ? ['MAKE_ADMIN'] : []
}

const accountActs = ({ user: { status, isEnabled, email, standing } }: UserDetail): UserAct[] => {
  // Restoring enables them; enabling alone would leave them kept out with a working account.
  if (!isEnabled) return standing === 'KEPT_OUT' ? [] : ['ENABLE']
  const acts: UserAct[] = []
  if (status === 'FORCE_CHANGE_PASSWORD') acts.push('RESEND_INVITATION')
  const hasPassword = status === 'CONFIRMED' || status === 'RESET_REQUIRED'
  // The code goes to the address, verified or not: whoever resets vouches for it.
  if (hasPassword && email) acts.push('RESET_PASSWORD')
  if (hasPassword) acts.push('SWITCH_APP_OFF')
  if (status !== 'FORCE_CHANGE_PASSWORD' && status !== 'UNCONFIRMED') acts.push('SIGN_OUT')
  return [...acts, 'DISABLE']
}

const todoActs = (todos: readonly OwnedTodo[]): UserAct[] => [
  ...(todos.some(({ isTrashed }) => !isTrashed) ? (['TRASH_TODOS'] as const) : []),
  ...(todos.some(({ isTrashed }) => isTrashed) ? (['RETURN_TODOS'] as const) : []),
]

/** What can be done about the todos of somebody who is gone. */
export const actsForGone = (todos: readonly OwnedTodo[]): ActGroup[] => {
  const acts = todoActs(todos).map((act) => ({ act }))
  return acts.length > 0 ? [{ kind: 'todos', acts }] : []
}

/** What an administrator can do to this user, as far as the page knows. The function decides again. */
export const actsFor = (detail: UserDetail, todos: readonly OwnedTodo[]): ActGroup[] => {
  const offer = (act: UserAct): OfferedAct => {
    if (detail.isLastAdmin && ENDS_ADMINISTRATION.includes(act)) return { act, bar: 'LAST_ADMIN' }
    return detail.isSelf && SHUTS_OUT.includes(act) ? { act, bar: 'SELF' } : { act }
  }
  const groups: [ActGroup['kind'], UserAct[]][] = [
    ['workspace', workspaceActs(detail)],
    ['todos', todoActs(todos)],
    ['administrators', administratorActs(detail)],
    ['account', accountActs(detail)],
    ['delete', ['DELETE']],
  ]
  return groups.filter(([, acts]) => acts.length > 0).map(([kind, acts]) => ({ kind, acts: acts.map(offer) }))
}
