// What every caller must be answered by every server action, whatever page it is posted to.
import type { ActionName, OwnAccountAction } from './app-actions'
import type { Identity } from './cast'
import type { Target } from './matrix-operations'

type Row = readonly [own: string, others: string, missing: string, malformed: string]

const OUT: Row = ['unauthenticated', 'unauthenticated', 'unauthenticated', 'unauthenticated']
const MEMBER: Row = ['done', 'forbidden', 'not_found', 'invalid']
/** What a non-member may not read is, to them, not there. */
const OUTSIDE: Row = ['done', 'not_found', 'not_found', 'invalid']
/** Where one is led when a todo is deleted for good. */
const GONE = 'to /todos'
const NO: Row = ['forbidden', 'forbidden', 'forbidden', 'forbidden']

const each = (anonymous: Row, nonMember: Row, member: Row, admin: Row = member): Record<Identity, Row> => ({
  anonymous,
  nonMember,
  member,
  owner: member,
  admin,
})

const TARGETS: readonly Target[] = ['own', 'others', 'missing', 'malformed']

export const actionTable: Record<
  Exclude<ActionName, OwnAccountAction | 'checkAgain' | 'signOut'>,
  Record<Identity, Row>
> = {
  // Its only target is the caller. Other's: the id of another's todo. Missing: no name.
  createTodo: each(OUT, ['done', 'not_found', 'invalid', 'invalid'], ['done', 'invalid', 'invalid', 'invalid']),
  actOnTodo: each(OUT, OUTSIDE, MEMBER),
  editTodo: each(OUT, OUTSIDE, MEMBER),
  // What is not there is gone, as was wanted.
  removeTodo: each(OUT, [GONE, GONE, GONE, 'invalid'], [GONE, 'forbidden', GONE, 'invalid']),
  manageUser: each(OUT, NO, NO, ['done', 'done', 'not_found', 'invalid']),
  changeDisplayName: each(OUT, ['done', 'conflict', 'invalid', 'invalid'], ['done', 'conflict', 'invalid', 'invalid']),
}

/** Administrators' actions whose success leads elsewhere: for everybody else there is one answer, whatever is sent. */
export const ADMINISTRATORS_ACTIONS = [
  'planRepair',
  'repairSelected',
  'repairMatching',
  'countAgain',
  'createUser',
  'lookForOrphans',
  'startRun',
  'directRun',
  'chooseReason',
  'chooseUsers',
  'saveRepairSettings',
] as const

export const answerFor = (action: keyof typeof actionTable, identity: Identity, target: Target) =>
  actionTable[action][identity][TARGETS.indexOf(target)] ?? ''
