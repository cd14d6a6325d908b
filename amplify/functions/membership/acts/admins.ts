import { ADMINS } from '../../../../lib/domain/member'
import { addToGroup, removeFromGroup } from '../../../directory/group-change'
import { groupsOf } from '../../../directory/user-groups'
import { readExclusion } from '../../../records/exclusions'
import { type Act, already, done } from './act'

export const makeAdmin: Act = async (services, { username, isEnabled }) => {
  if (await readExclusion(services, username)) return { refusal: 'KEPT_OUT' }
  if ((await groupsOf(services, username)).includes(ADMINS)) return already
  // An administrator who cannot sign in is none.
  if (!isEnabled) return { refusal: 'WRONG_STATUS' }
  await addToGroup(services, username, ADMINS)
  return done
}

export const unmakeAdmin: Act = async (services, { username }) => {
  if (!(await groupsOf(services, username)).includes(ADMINS)) return already
  await removeFromGroup(services, username, ADMINS)
  return done
}
