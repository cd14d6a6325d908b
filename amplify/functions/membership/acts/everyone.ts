import {
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { ADMINS, EVERYONE } from '../../../../lib/domain/member'
import type { DescribedUser } from '../../../directory/describe-user'
import { addToGroup, removeFromGroup } from '../../../directory/group-change'
import { groupsOf } from '../../../directory/user-groups'
import { whileAdministrator } from '../../../records/admins-guard'
import { deleteExclusion, putExclusion, readExclusion } from '../../../records/exclusions'
import type { Services } from '../../../services'
import { type Act, type ActAnswer, already } from './act'
import { trashTodos } from './todos'

/** Adds to the group, and takes out again whoever was meant to be kept out in the meantime: the deliberate act wins. */
const admit = async (services: Services, username: string): Promise<ActAnswer> => {
  await addToGroup(services, username, EVERYONE)
  if (!(await readExclusion(services, username))) return { outcome: 'DONE', standing: 'MEMBER' }
  await removeFromGroup(services, username, EVERYONE)
  return { refusal: 'KEPT_OUT' }
}

export const repair: Act = async (services, { username }) => {
  if (await readExclusion(services, username)) return { refusal: 'KEPT_OUT' }
  if ((await groupsOf(services, username)).includes(EVERYONE)) return { outcome: 'ALREADY', standing: 'MEMBER' }
  return admit(services, username)
}

export const remove: Act = async (services, { username }) => {
  if (!(await groupsOf(services, username)).includes(EVERYONE)) return already
  await removeFromGroup(services, username, EVERYONE)
  return { outcome: 'DONE', standing: 'MISSING' }
}

/**
 * Remembered first, so that nothing puts them back while the rest is done. A call that dies on the way is finished by the
 * next one: each step is taken whatever the last attempt came to.
 */
const shutOut = async (
  services: Services,
  { username, id, isEnabled }: DescribedUser,
  by: string,
): Promise<ActAnswer> => {
  const { cognito, userPoolId } = services
  const account = { UserPoolId: userPoolId, Username: username }
  const at = new Date(services.now()).toISOString()
  const isNew = await putExclusion(services, { username, sub: id, by, at })
  const groups = await groupsOf(services, username)
  const ours = ([EVERYONE, ADMINS] as const).filter((group) => groups.includes(group))
  for (const group of ours) await removeFromGroup(services, username, group)
  await cognito.send(new AdminDisableUserCommand(account))
  await cognito.send(new AdminUserGlobalSignOutCommand(account))
  return { outcome: isNew || ours.length > 0 || isEnabled ? 'DONE' : 'ALREADY', standing: 'KEPT_OUT' }
}

export const keepOut: Act = async (services, user, { alsoTrashTodos }, caller) => {
  const answer = await whileAdministrator(services, caller, () => shutOut(services, user, caller.sub))
  if (answer.refusal || !alsoTrashTodos) return answer
  const { outcome, todos } = await trashTodos(services, user.id)
  return { ...answer, outcome: outcome === 'ALREADY' ? answer.outcome : outcome, todos }
}

/** The exclusion goes before the group comes back: until then a repair would take them out again. */
export const restore: Act = async (services, { username, isEnabled }) => {
  const { cognito, userPoolId } = services
  await cognito.send(new AdminEnableUserCommand({ UserPoolId: userPoolId, Username: username }))
  const wasKeptOut = await deleteExclusion(services, username)
  if ((await groupsOf(services, username)).includes(EVERYONE))
    return { outcome: wasKeptOut || !isEnabled ? 'DONE' : 'ALREADY', standing: 'MEMBER' }
  return admit(services, username)
}
