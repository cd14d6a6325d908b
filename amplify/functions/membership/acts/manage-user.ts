import { UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import type { UserAct } from '../../../../lib/domain/repair'
import type { DescribedUser } from '../../../directory/describe-user'
import { findUser, isUsername } from '../../../directory/find-user'
import { whileAdministrator } from '../../../records/admins-guard'
import { readScans } from '../../../records/newest-scan'
import { recordAct } from '../../../records/record-act'
import { noteStanding } from '../../../records/scan-notes'
import type { Caller, Services } from '../../../services'
import { disable, enable, resendInvitation, resetPassword, signOut, switchAppOff } from './account'
import type { Act, ActAnswer, ActInput } from './act'
import { makeAdmin, unmakeAdmin } from './admins'
import { deleteUser } from './delete-user'
import { keepOut, remove, repair, restore } from './everyone'
import { returnTodos, trashTodos } from './todos'

interface Rule {
  run: Act
  /** An administrator may do it to themselves: it takes nothing away from them. */
  isHarmless?: true
  /** Who is an administrator, or may sign in at all, changes by it: one such act at a time. */
  isGuarded?: true
}

type TodoAct = 'TRASH_TODOS' | 'RETURN_TODOS'

// KEEP_OUT and DELETE are guarded too, but for the todos, which may take long.
const rules: Record<Exclude<UserAct, TodoAct>, Rule> = {
  REPAIR: { run: repair, isHarmless: true },
  REMOVE: { run: remove },
  KEEP_OUT: { run: keepOut },
  RESTORE: { run: restore, isHarmless: true, isGuarded: true },
  MAKE_ADMIN: { run: makeAdmin, isHarmless: true, isGuarded: true },
  UNMAKE_ADMIN: { run: unmakeAdmin, isGuarded: true },
  RESEND_INVITATION: { run: resendInvitation, isHarmless: true },
  RESET_PASSWORD: { run: resetPassword },
  SWITCH_APP_OFF: { run: switchAppOff },
  DISABLE: { run: disable, isGuarded: true },
  ENABLE: { run: enable, isHarmless: true, isGuarded: true },
  SIGN_OUT: { run: signOut },
  DELETE: { run: deleteUser },
}

// Their own todos an administrator may trash and take back; the owner may be nobody any more.
const todoActs: Record<TodoAct, (services: Services, owner: string) => Promise<ActAnswer>> = {
  TRASH_TODOS: trashTodos,
  RETURN_TODOS: returnTodos,
}

const isTodoAct = (act: UserAct): act is TodoAct => act in todoActs

interface ManageUserInput extends ActInput {
  username: string
  act: UserAct
}

/** One act of an administrator on one user, in the ledger before it is begun. */
export const manageUser = async (services: Services, caller: Caller, input: ManageUserInput) => {
  const { username, act } = input
  if (!isUsername(username)) return { refusal: 'INVALID' }
  const rule = isTodoAct(act) ? undefined : rules[act]
  // Users are found by either of their names.
  const isSelf = username === caller.username || username === caller.sub
  if (rule && !rule.isHarmless && isSelf) return recorded(services, caller, act, caller.sub, refuseSelf)
  const user = await findUser(services, username)
  if (isTodoAct(act)) {
    const owner = user?.id ?? username
    return recorded(services, caller, act, owner, () => todoActs[act](services, owner))
  }
  if (!user || !rule) return { refusal: 'NOT_FOUND' }
  return recorded(services, caller, act, user.id, () => carryOut(services, caller, rule, user, input))
}

const refuseSelf = async () => ({ refusal: 'SELF' }) as const

const recorded = <Result extends object>(
  services: Services,
  { sub }: Caller,
  act: UserAct,
  subject: string,
  run: () => Promise<Result>,
) => recordAct(services, { actor: sub, act, subject }, run)

const carryOut = async (
  services: Services,
  caller: Caller,
  { run, isGuarded }: Rule,
  user: DescribedUser,
  input: ActInput,
): Promise<Omit<ActAnswer, 'standing'>> => {
  const act = async (): Promise<ActAnswer> => {
    try {
      return await run(services, user, input, caller)
    } catch (error) {
      if (error instanceof UserNotFoundException) return { refusal: 'NOT_FOUND' }
      throw error
    }
  }
  const { standing, ...answer }: ActAnswer = isGuarded ? await whileAdministrator(services, caller, act) : await act()
  if (standing) await noteStanding(services, await readScans(services), user.username, standing)
  return answer
}
