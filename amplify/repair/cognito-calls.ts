import {
  AdminAddUserToGroupCommand,
  AdminListGroupsForUserCommand,
  AdminRemoveUserFromGroupCommand,
  ListUsersCommand,
  ListUsersInGroupCommand,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import { EVERYONE } from '../../lib/domain/member'
import type { Pace } from '../../lib/domain/repair'
import { backoff } from './backoff'
import { type Bucket, createBucket } from './bucket'
import { CallFailure, faultOf } from './call-failure'
import type { FoundUser } from './judge-user'
import type { RunInHand } from './run-in-hand'
import { DeposedError, type Shift } from './shift'

const ATTEMPTS = 10
const PAGE = 60
// Cognito has answered "not found" for users that exist when it was busy, and its lists lag behind.
const DOUBT_MS = 1_000
const DOUBTS = 4

type Category = 'userList' | 'groupRead' | 'groupChange'
export type Buckets = Record<Category, Bucket>

export const createBuckets = (shift: Shift): Buckets => {
  const clock = { now: shift.services.now, wait: shift.wait }
  return { userList: createBucket(clock, 1), groupRead: createBucket(clock, 1), groupChange: createBucket(clock, 1) }
}

const setPace = (buckets: Buckets, pace: Pace) => {
  const share = pace.ratePercent / 100
  buckets.userList.setRate(pace.userListPerSecond * share)
  buckets.groupRead.setRate(pace.groupReadPerSecond * share)
  buckets.groupChange.setRate(pace.groupChangePerSecond * share)
}

const attribute = (user: UserType, name: string) => user.Attributes?.find(({ Name }) => Name === name)?.Value

const describe = (user: UserType): FoundUser => ({
  username: user.Username ?? '',
  sub: attribute(user, 'sub') ?? user.Username ?? '',
  email: attribute(user, 'email') ?? '',
  isEmailVerified: attribute(user, 'email_verified') === 'true',
  status: user.UserStatus ?? '',
  isEnabled: user.Enabled ?? false,
  createdAt: (user.UserCreateDate ?? new Date(0)).toISOString(),
})

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

export type CognitoCalls = ReturnType<typeof createCalls>

/**
 * The calls that a run makes of Cognito, each counted and at the run's pace; one that is refused for being too many, or
 * that a broken service did not answer, is made again, later each time. Throws CallFailure.
 */
export const createCalls = (run: RunInHand, buckets: Buckets) => {
  const { cognito, userPoolId, now, random } = run.services
  setPace(buckets, run.row.pace)
  const pool = { UserPoolId: userPoolId }

  const ask = async <T>(category: Category, send: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      await buckets[category].take()
      await run.requireLease()
      run.row.calls += 1
      try {
        return await send()
      } catch (error) {
        const fault = faultOf(error)
        if (fault === undefined) throw error
        if (fault === 'THROTTLED') run.row.throttledAt = new Date(now()).toISOString()
        if ((fault !== 'THROTTLED' && fault !== 'UNAVAILABLE') || attempt === ATTEMPTS)
          throw new CallFailure(fault, error)
        const pause = backoff(attempt, random)
        if (fault === 'THROTTLED') buckets[category].hold(pause)
        else await run.shift.wait(pause)
      }
    }
  }

  /** Undefined when nobody is found, twice. */
  const twice = async <T>(look: () => Promise<T | undefined>): Promise<T | undefined> => {
    const found = await look()
    if (found !== undefined) return found
    await run.shift.wait(DOUBT_MS)
    return look()
  }

  /** Not AdminGetUser, which would count the user as active on the bill. */
  const findUser = (by: 'sub' | 'username', value: string) =>
    twice(async () => {
      const Filter = `${by} = ${quoted(value)}`
      let found: FoundUser | undefined
      let token: string | undefined
      do {
        const PaginationToken = token
        const page = await ask('userList', () =>
          cognito.send(new ListUsersCommand({ ...pool, Filter, Limit: PAGE, PaginationToken })),
        )
        found = page.Users?.map(describe).find((user) => user[by] === value)
        token = page.PaginationToken
        // A page may be empty and not the last.
      } while (!found && token)
      return found
    })

  /**
   * Undefined when there is no such user: said twice, and the list does not know them either. An earlier attempt whose answer
   * was lost may have been carried out, so a wrong "not found" must not be the last word.
   */
  const unlessGone = async <T>(username: string, call: () => Promise<T>): Promise<T | undefined> => {
    for (let doubt = 1; ; doubt += 1) {
      try {
        return await call()
      } catch (error) {
        if (!(error instanceof CallFailure) || error.fault !== 'NOT_FOUND') throw error
        if (doubt > 1 && !(await findUser('username', username))) return undefined
        if (doubt === DOUBTS) throw new CallFailure('UNAVAILABLE', error)
      }
      await run.shift.wait(DOUBT_MS * 2 ** (doubt - 1))
    }
  }

  const remove = (username: string) =>
    cognito.send(new AdminRemoveUserFromGroupCommand({ ...pool, Username: username, GroupName: EVERYONE }))

  /** False when there is no such user. */
  const removeMember = async (username: string) =>
    (await unlessGone(username, () => ask('groupChange', () => remove(username)))) !== undefined

  return {
    findUser,
    listUsers: async (token: string | undefined) => {
      const page = await ask('userList', () =>
        cognito.send(new ListUsersCommand({ ...pool, Limit: PAGE, PaginationToken: token })),
      )
      return { users: (page.Users ?? []).map(describe), next: page.PaginationToken }
    },
    listMembers: async (token: string | undefined) => {
      const page = await ask('groupRead', () =>
        cognito.send(new ListUsersInGroupCommand({ ...pool, GroupName: EVERYONE, Limit: PAGE, NextToken: token })),
      )
      return { usernames: (page.Users ?? []).flatMap(({ Username }) => Username ?? []), next: page.NextToken }
    },
    /** Whether a user is in the group `everyone`; undefined when there is no such user. */
    isMember: async (username: string) => {
      let token: string | undefined
      do {
        const NextToken = token
        const page = await unlessGone(username, () =>
          ask('groupRead', () =>
            cognito.send(new AdminListGroupsForUserCommand({ ...pool, Username: username, Limit: PAGE, NextToken })),
          ),
        )
        if (!page) return undefined
        if (page.Groups?.some(({ GroupName }) => GroupName === EVERYONE)) return true
        token = page.NextToken
      } while (token)
      return false
    },
    /** False when there is no such user. */
    addMember: async (username: string) => {
      const command = new AdminAddUserToGroupCommand({ ...pool, Username: username, GroupName: EVERYONE })
      return (await unlessGone(username, () => ask('groupChange', () => cognito.send(command)))) !== undefined
    },
    removeMember,
    /** Takes out whom this very worker has just added. */
    takeBack: async (username: string) => {
      try {
        await removeMember(username)
      } catch (error) {
        // Another worker has the run, and may be past this user: nobody else knows what this one has done.
        if (error instanceof DeposedError) await remove(username)
        throw error
      }
    },
  }
}
