import { AwsError, type Clock } from '../contract'
import { createCallLoad } from './call-load'
import { createDice, fateOf, type Roll } from './dice'
import { LostReply } from './lost-reply'
import { type Unkind, type UnkindSetting, unkindNow } from './unkind'

type Handle = (operation: string, input: unknown, caller: { signed: boolean }) => Promise<unknown>

const LISTS = new Set(['ListUsers', 'ListUsersInGroup', 'AdminListGroupsForUser', 'ListGroups'])
const GROUP_CHANGES = new Set(['AdminAddUserToGroup', 'AdminRemoveUserFromGroup'])
const FULL_PAGE = 60

const rateExceeded = () => new AwsError('TooManyRequestsException', 'Rate exceeded')
const internalError = () => new AwsError('InternalErrorException', 'Something went wrong', 500)
const noSuchUser = () => new AwsError('UserNotFoundException', 'User does not exist.')

const isUnlucky = ({ seed, unluckyUsers = 0 }: Unkind, operation: string, input: unknown) =>
  GROUP_CHANGES.has(operation) && fateOf(seed, String((input as { Username?: string } | null)?.Username)) < unluckyUsers

/** Between one and all but one of the rows that were asked for. */
const shortened = (input: unknown, roll: Roll): unknown => {
  const asked = Number((input as { Limit?: unknown } | null)?.Limit || FULL_PAGE)
  if (typeof input !== 'object' || !(asked > 1)) return input
  return { ...input, Limit: 1 + Math.floor(roll('page length') * (asked - 1)) }
}

/** Stands before a pool and does to its callers what `setting` says. `count` is told of each mishap by its kind. */
export const createUnkindCognito = ({
  handle,
  setting,
  clock,
  count,
}: {
  handle: Handle
  setting: UnkindSetting | undefined
  clock: Clock
  count: (mishap: string) => void
}) => {
  const throwDice = createDice()
  const load = createCallLoad()

  const act = async (unkind: Unkind, operation: string, input: unknown, caller: { signed: boolean }) => {
    const roll = throwDice(unkind.seed, operation)
    const strikes = (mishap: string, rate = 0) => {
      const isHit = roll(mishap) < rate
      if (isHit) count(mishap)
      return isHit
    }
    if (strikes('throttled', unkind.throttleRate)) throw rateExceeded()
    if (isUnlucky(unkind, operation, input)) {
      count('unluckyUser')
      throw internalError()
    }
    const isAdding = operation === 'AdminAddUserToGroup'
    if (isAdding && strikes('userNotFound', unkind.userNotFoundRate)) throw noSuchUser()
    const hasError = strikes('error', unkind.errorRate)
    if (hasError && roll('before or after') < 0.5) throw internalError()
    const isShort = LISTS.has(operation) && strikes('shortPage', unkind.shortPages)
    // Also of a refusal it can be that nobody hears.
    const reply = handle(operation, isShort ? shortened(input, roll) : input, caller)
    if (hasError) return reply.finally(() => Promise.reject(internalError()))
    if (strikes('lostReply', unkind.lostReplyRate)) return reply.finally(() => Promise.reject(new LostReply()))
    return reply
  }

  return {
    handle: async (operation: string, input: unknown, caller: { signed: boolean }) => {
      const unkind = caller.signed ? unkindNow(setting) : undefined
      if (!load.admit(operation, clock(), unkind?.quotas)) {
        count('overQuota')
        throw rateExceeded()
      }
      return unkind ? act(unkind, operation, input, caller) : handle(operation, input, caller)
    },
    busiestSecond: load.busiestSecond,
  }
}
