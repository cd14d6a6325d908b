import { InvalidParameterException, type UserType } from '@aws-sdk/client-cognito-identity-provider'
import { EVERYONE } from '../../../../lib/domain/member'
import { deadlineAt, groupNames, pageOfUsers, usernamesIn } from '../../../directory/census'
import type { Services } from '../../../services'

const COUNTING_MS = 15_000
const FILLING_MS = 20_000
const ROWS = 60
// A pool may have 10,000 groups, and an account 50 such calls a second.
const GROUPS_AT_ONCE = 5

interface ListUsersInput {
  standing?: 'MEMBER' | 'MISSING' | null
  cursor?: string | null
}

/**
 * A page of users with the groups that each is in. Who is in a group is read from the group, never asked user by user.
 * A page goes on reading until it has 60 rows (119 at most), the end, or no time left; the cursor says where to go on.
 */
export const listUsers = async (services: Services, input: ListUsersInput) => {
  const started = services.now()
  const groups = await membersByGroup(services, started + COUNTING_MS)
  const users: ReturnType<typeof describeUser>[] = []
  let cursor = input.cursor ?? undefined
  do {
    const page = await pageOfUsers(services, cursor).catch(refuseForeignCursor)
    if (!page) return { refusal: 'INVALID' }
    const described = page.users.map((user) => describeUser(user, groups))
    users.push(...described.filter((user) => !input.standing || user.standing === input.standing))
    cursor = page.nextCursor
  } while (cursor && users.length < ROWS && services.now() < started + FILLING_MS)
  return { users, nextCursor: cursor ?? null }
}

const membersByGroup = async (services: Services, until: number) => {
  const deadline = deadlineAt(services, until)
  const left = [...new Set([EVERYONE, ...(await groupNames(services, deadline))])]
  const members = new Map<string, ReadonlySet<string>>(left.map((name) => [name, new Set()]))
  const readOneByOne = async () => {
    for (let name = left.pop(); name; name = left.pop()) members.set(name, await usernamesIn(services, name, deadline))
  }
  await Promise.all(Array.from({ length: GROUPS_AT_ONCE }, readOneByOne))
  return members
}

const refuseForeignCursor = (error: unknown) => {
  if (error instanceof InvalidParameterException) return null
  throw error
}

const describeUser = (user: UserType, groups: ReadonlyMap<string, ReadonlySet<string>>) => {
  const username = user.Username ?? ''
  const attribute = (name: string) => user.Attributes?.find((each) => each.Name === name)?.Value ?? ''
  return {
    id: attribute('sub') || username,
    username,
    email: attribute('email'),
    isEmailVerified: attribute('email_verified') === 'true',
    status: user.UserStatus ?? 'UNKNOWN',
    isEnabled: user.Enabled ?? false,
    groups: [...groups].filter(([, usernames]) => usernames.has(username)).map(([name]) => name),
    createdAt: (user.UserCreateDate ?? new Date(0)).toISOString(),
    standing: groups.get(EVERYONE)?.has(username) ? 'MEMBER' : 'MISSING',
  }
}
