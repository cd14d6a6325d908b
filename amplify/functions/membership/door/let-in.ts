import {
  AdminAddUserToGroupCommand,
  AdminGetUserCommand,
  AdminRemoveUserFromGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { EVERYONE } from '../../../../lib/domain/member'
import { groupsOf } from '../../../directory/user-groups'
import { readExclusion } from '../../../records/exclusions'
import { readScans } from '../../../records/newest-scan'
import { recordAct } from '../../../records/record-act'
import { noteStanding } from '../../../records/scan-notes'
import { readSettings } from '../../../records/settings'
import type { Caller, Services } from '../../../services'

type Standing = 'MEMBER' | 'WAITING' | 'REMOVED'

/** What becomes of somebody who signs in without the group. Whatever fails here, they can wait. */
export const letIn = async (services: Services, caller: Caller): Promise<Standing> => {
  const [exclusion, { door }] = await Promise.all([readExclusion(services, caller.username), readSettings(services)])
  if (exclusion) return 'REMOVED'
  if (door === 'WAIT') return 'WAITING'
  try {
    return (await isEnabled(services, caller)) ? await add(services, caller) : 'WAITING'
  } catch {
    return 'WAITING'
  }
}

// A token outlives the disabling of its account by up to 15 minutes.
const isEnabled = async ({ cognito, userPoolId }: Services, { username }: Caller) =>
  (await cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username }))).Enabled === true

const add = async (services: Services, { sub, username }: Caller): Promise<Standing> => {
  const membership = { UserPoolId: services.userPoolId, Username: username, GroupName: EVERYONE }
  const { refusal } = await recordAct(services, { actor: 'door', act: 'DOOR_ADDED', subject: sub }, async () => {
    // Several tabs may come through the door at once.
    if ((await groupsOf(services, username)).includes(EVERYONE)) return { outcome: 'ALREADY' }
    await services.cognito.send(new AdminAddUserToGroupCommand(membership))
    // Who keeps a user out writes it down first and takes them out of the group then: whatever came in between is seen here.
    if (!(await readExclusion(services, username))) return {}
    await services.cognito.send(new AdminRemoveUserFromGroupCommand(membership))
    return { refusal: 'KEPT_OUT' }
  })
  if (refusal) return 'REMOVED'
  // They are a member whether or not lists know of it at once.
  await noteJoined(services, username).catch(() => {})
  return 'MEMBER'
}

const noteJoined = async (services: Services, username: string) =>
  noteStanding(services, await readScans(services), username, 'MEMBER')
