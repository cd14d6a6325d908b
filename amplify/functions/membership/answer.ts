import { TooManyRequestsException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { isGroupMissing } from '../../directory/group-missing'
import { isAdministratorNow } from '../../directory/user-groups'
import { readNames } from '../../records/members'
import type { Caller, Services } from '../../services'
import { createUser } from './acts/create-user'
import { manageUser } from './acts/manage-user'
import { auditEvents } from './operations/audit-events'
import { changeDisplayName } from './operations/change-display-name'
import { chooseItems } from './operations/choose-items'
import { deleteMyAccount } from './operations/delete-my-account'
import { directRun } from './operations/direct-run'
import { enterWorkspace } from './operations/enter-workspace'
import { membershipHealth } from './operations/membership-health'
import { repairItems } from './operations/repair-items'
import { repairRun } from './operations/repair-run'
import { repairRuns } from './operations/repair-runs'
import { changeRepairSettings, repairSettings } from './operations/repair-settings'
import { startRun } from './operations/start-run'
import { verifyChain } from './operations/verify-chain'
import { listGroups } from './users/list-groups'
import { listUsers } from './users/list-users'
import { readUser } from './users/read-user'
import { todosOfUser } from './users/todos-of-user'

const NAMES_AT_ONCE = 100

interface Operation {
  isForAdministrators?: boolean
  // Cognito takes ID tokens for nothing that one does to one's own account. The token that a page's script may hold is one.
  needsAccessToken?: boolean
  // AppSync has checked the arguments against the schema by then.
  run: (services: Services, caller: Caller, input: never) => Promise<unknown>
}

const memberNames = async (services: Services, _caller: Caller, { ids }: { ids: string[] }) => {
  if (ids.length > NAMES_AT_ONCE) throw new Error(`memberNames takes at most ${NAMES_AT_ONCE} ids`)
  return readNames(services, ids)
}

type Run = Operation['run']

const forAdministrators = (run: Run): Operation => ({ isForAdministrators: true, run })

const operations = new Map<string, Operation>([
  ['enterWorkspace', { run: enterWorkspace }],
  ['changeDisplayName', { run: changeDisplayName }],
  ['deleteMyAccount', { needsAccessToken: true, run: deleteMyAccount }],
  ['memberNames', { run: memberNames }],
  ['membershipHealth', forAdministrators(membershipHealth)],
  ['startRun', forAdministrators(startRun)],
  ['directRun', forAdministrators(directRun)],
  ['chooseItems', forAdministrators(chooseItems)],
  ['repairRun', forAdministrators(repairRun)],
  ['repairRuns', forAdministrators(repairRuns)],
  ['repairItems', forAdministrators(repairItems)],
  ['repairSettings', forAdministrators(repairSettings)],
  ['changeRepairSettings', forAdministrators(changeRepairSettings)],
  ['auditEvents', forAdministrators(auditEvents)],
  ['verifyChain', forAdministrators(verifyChain)],
  ['listUsers', forAdministrators((services, _caller, input) => listUsers(services, input))],
  ['listGroups', forAdministrators(listGroups)],
  ['readUser', forAdministrators(readUser)],
  ['todosOfUser', forAdministrators((services, _caller, input) => todosOfUser(services, input))],
  ['manageUser', forAdministrators(manageUser)],
  ['createUser', forAdministrators(createUser)],
])

export interface OperationEvent {
  fieldName: string
  arguments: unknown
  identity: unknown
}

const callerOf = (identity: unknown): Caller => {
  const { sub, username } = (identity ?? {}) as Partial<Caller>
  if (!sub || !username) throw new Error('The call carries no identity of a user pool')
  return { sub, username }
}

const isByAccessToken = (identity: unknown) =>
  (identity as { claims?: { token_use?: unknown } } | undefined)?.claims?.token_use === 'access'

/** Answers one custom operation. An expected refusal is a typed code in the answer; what is thrown is a fault. */
export const answer =
  (services: Services) =>
  async (event: OperationEvent): Promise<unknown> => {
    const operation = operations.get(event.fieldName)
    if (!operation) throw new Error(`membership has no operation ${event.fieldName}`)
    const caller = callerOf(event.identity)
    if (operation.needsAccessToken && !isByAccessToken(event.identity)) return { refusal: 'FORBIDDEN' }
    try {
      if (operation.isForAdministrators && !(await isAdministratorNow(services, caller)))
        return { refusal: 'FORBIDDEN' }
      return await operation.run(services, caller, event.arguments as never)
    } catch (error) {
      if (error instanceof TooManyRequestsException) return { refusal: 'THROTTLED' }
      if (isGroupMissing(error)) return { refusal: 'GROUP_MISSING' }
      // The caller's own account is gone while their token still lives.
      if (error instanceof UserNotFoundException) return { refusal: 'FORBIDDEN' }
      throw error
    }
  }
