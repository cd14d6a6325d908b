import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { DISPLAY_NAME_LIMIT } from '../../../../lib/domain/member'
import { whileAdministrator } from '../../../records/admins-guard'
import { deleteExclusion } from '../../../records/exclusions'
import { readMember, writeMember } from '../../../records/members'
import { releaseName } from '../../../records/name-claims'
import type { Services } from '../../../services'
import { type Act, type ActAnswer, done } from './act'
import { trashTodos } from './todos'

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * Their todos stay, and so does the row that names their owner; the name is marked and set free. Somebody of a federated
 * provider comes back under the same username, so that who was kept out stays kept out.
 */
export const deleteUser: Act = async (services, user, { confirmation, alsoTrashTodos }, caller) => {
  if (!confirmation || !same(confirmation, user.email || user.username)) return { refusal: 'NOT_CONFIRMED' }
  const todos = alsoTrashTodos ? await trashTodos(services, user.id) : undefined
  // Not yet: whoever is gone cannot be asked for again by name.
  if (todos?.outcome === 'PARTLY') return todos
  const account = { UserPoolId: services.userPoolId, Username: user.username }
  const answer = await whileAdministrator(services, caller, async (): Promise<ActAnswer> => {
    await services.cognito.send(new AdminDeleteUserCommand(account))
    return done
  })
  if (answer.refusal) return answer
  if (user.status !== 'EXTERNAL_PROVIDER') await deleteExclusion(services, user.username)
  await freeName(services, user.id)
  return { ...answer, ...(todos && { todos: todos.todos }) }
}

const LEFT = ' (left)'

/** Without the mark whoever takes the name next would be taken for the one who wrote those todos. */
const freeName = async (services: Services, id: string) => {
  const former = await readMember(services, id)
  if (!former?.nameKey) return
  const displayName =
    [...former.displayName]
      .slice(0, DISPLAY_NAME_LIMIT - LEFT.length)
      .join('')
      .trimEnd() + LEFT
  const row = { id, displayName, nameKey: '', claimId: services.newId() }
  if (await writeMember(services, row, former)) await releaseName(services, former)
}
