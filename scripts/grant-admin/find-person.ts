import { ListUsersCommand, type UserType } from '@aws-sdk/client-cognito-identity-provider'
import { filterText } from '../../amplify/directory/user-filter'
import { Stop } from '../settings'
import { type Pool, requireValue, tryCall } from './pool'

/** A page may be empty with more to come; an address has a handful of accounts at most. */
const MOST_PAGES = 10
// The list is a moment behind: somebody who signed up just now is asked for twice.
const BEHIND_MS = 1_000

const attribute = ({ Attributes = [] }: UserType, name: string) => Attributes.find(({ Name }) => Name === name)?.Value

const list = async (pool: Pool, email: string): Promise<UserType[]> => {
  const found: UserType[] = []
  const input = {
    UserPoolId: pool.target.outputs.userPoolId,
    Filter: filterText({ attribute: 'email', operator: '=', value: email }),
  }
  let PaginationToken: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const command = new ListUsersCommand({ ...input, PaginationToken })
    const answer = await tryCall(pool, 'ListUsers', (options) => pool.cognito.send(command, options))
    if ('failure' in answer && answer.failure.kind === 'not-found')
      throw new Stop(
        `There is no user pool ${input.UserPoolId} in ${pool.target.outputs.region} for these credentials. ` +
          `Use those of the account that ${pool.target.path} was made for, or name its own with --outputs.`,
      )
    const { Users = [], PaginationToken: next } = requireValue(answer, pool)
    found.push(...Users)
    PaginationToken = next
    if (!next) break
  }
  return found.filter((user) => attribute(user, 'email')?.toLowerCase() === email.toLowerCase())
}

const describe = (user: UserType) =>
  [
    `  ${user.Username}`,
    user.UserStatus,
    ...(user.Enabled === false ? ['disabled'] : []),
    attribute(user, 'email_verified') === 'true' ? 'address verified' : 'address not verified',
  ].join(', ')

const requireOne = (users: UserType[], email: string, username: string | undefined): UserType => {
  const chosen = username === undefined ? users : users.filter((user) => user.Username === username)
  const [user, ...others] = chosen
  if (user && others.length === 0) return user
  const accounts = users.map(describe).join('\n')
  throw new Stop(
    username === undefined
      ? `${users.length} accounts have the address ${email}. Say which with --username <name>:\n${accounts}`
      : `No account of ${email} has the username ${username}. There is:\n${accounts}`,
  )
}

/**
 * The one account with the address. Throws Stop when there is none, when there are several and none is chosen, and when its
 * address was never verified: whoever typed it may not be the one who is meant.
 */
export const findPerson = async (
  pool: Pool,
  { email, username }: { email: string; username?: string },
): Promise<UserType & { Username: string }> => {
  let users = await list(pool, email)
  if (users.length === 0) {
    await pool.wait(BEHIND_MS)
    users = await list(pool, email)
  }
  if (users.length === 0)
    throw new Stop(
      `Nobody has an account with the address ${email}. Sign up on the website first, or have them invited, then run this again.`,
    )
  const user = requireOne(users, email, username)
  if (username === undefined && user.UserStatus !== 'UNCONFIRMED' && attribute(user, 'email_verified') !== 'true')
    throw new Stop(
      `The account of ${email} has not shown that the address is its own. If you know that it is theirs, name it: --username ${user.Username}`,
    )
  return { ...user, Username: user.Username ?? '' }
}
