// What every caller must get for every operation on every target. Written by hand, from what the workspace promises:
// members read all, owners change what is theirs, nobody chooses an owner or a time, nor writes over an id that is there, and administrators alone see
// and repair users. An administrator is no owner.
import type { Identity } from './cast'
import type { OperationName } from './matrix-operations'
import type { Outcome } from './outcome'

/** In this order: the caller's own, another's, one that does not exist, one that is malformed. */
export type Row = readonly [own: Outcome, others: Outcome, missing: Outcome, malformed: Outcome]

const SILENCE: Row = ['no token', 'no token', 'no token', 'no token']
/** Not even the owner of the thing. */
const NOBODY_MAY: Row = ['refused', 'refused', 'refused', 'bad input']
const ONLY_OWN: Row = ['done', 'refused', 'refused', 'bad input']

const everySignedIn = (row: Row): Record<Identity, Row> => ({
  anonymous: SILENCE,
  nonMember: row,
  member: row,
  owner: row,
  admin: row,
})

const forMembers = (nonMember: Row, member: Row): Record<Identity, Row> => ({ ...everySignedIn(member), nonMember })

const forAdmins = (others: Row, admin: Row): Record<Identity, Row> => ({ ...everySignedIn(others), admin })

export const matrix: Record<OperationName, Record<Identity, Row>> = {
  create: everySignedIn(['done', 'conflict', 'bad input', 'bad input']),
  // AppSync tells a non-member a missing id from another's todo; ids are random, so nobody can ask for one by guessing.
  read: forMembers(['done', 'refused', 'nothing', 'bad input'], ['done', 'done', 'nothing', 'bad input']),
  listByState: forMembers(
    ['listed', 'not listed', 'not listed', 'bad input'],
    ['listed', 'listed', 'not listed', 'bad input'],
  ),
  listByOwner: forMembers(
    ['listed', 'refused', 'refused', 'bad input'],
    ['listed', 'listed', 'not listed', 'bad input'],
  ),
  listByOwnerAndState: forMembers(
    ['listed', 'refused', 'refused', 'bad input'],
    ['listed', 'listed', 'not listed', 'bad input'],
  ),
  rename: everySignedIn(ONLY_OWN),
  complete: everySignedIn(ONLY_OWN),
  trash: everySignedIn(ONLY_OWN),
  delete: everySignedIn(ONLY_OWN),
  giveAway: everySignedIn(NOBODY_MAY),
  spoofOwner: everySignedIn(ONLY_OWN),
  createWithTime: everySignedIn(NOBODY_MAY),
  moveInTime: everySignedIn(NOBODY_MAY),
  repair: forAdmins(NOBODY_MAY, ['ALREADY', 'DONE', 'NOT_FOUND', 'bad input']),
  listUsers: forAdmins(['refused', 'refused', 'refused', 'refused'], ['done', 'done', 'done', 'INVALID']),
  membershipHealth: forAdmins(
    ['refused', 'bad input', 'bad input', 'bad input'],
    ['done', 'bad input', 'bad input', 'bad input'],
  ),
  memberNames: forMembers(NOBODY_MAY, ['listed', 'listed', 'not listed', 'bad input']),
  membersByName: forMembers(
    ['listed', 'not listed', 'not listed', 'bad input'],
    ['listed', 'listed', 'not listed', 'bad input'],
  ),
  getMember: forMembers(ONLY_OWN, ['done', 'done', 'nothing', 'bad input']),
  changeDisplayName: everySignedIn(['done', 'NAME_TAKEN', 'NAME_INVALID', 'bad input']),
  enterWorkspace: everySignedIn(['done', 'bad input', 'bad input', 'bad input']),
}
