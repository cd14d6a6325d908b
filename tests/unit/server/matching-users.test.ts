import { expect, it } from 'vitest'
import { fail, ok } from '../../../lib/domain/result'
import { SELECTION_LIMIT } from '../../../lib/domain/selection'
import type { ListedUser, UserPage } from '../../../lib/domain/user'
import type { UserQuery } from '../../../lib/domain/user-query'
import { gatherMissing } from '../../../lib/server/matching-users'

const QUERY: UserQuery = { search: 'kim', searchField: 'EMAIL', isDescending: false }

const userOf = (number: number): ListedUser => ({
  id: `${number}`,
  username: `user-${number}`,
  email: `kim-${number}@example.com`,
  isEmailVerified: true,
  status: 'CONFIRMED',
  isEnabled: true,
  systemGroups: [],
  createdAt: '2026-11-23T10:00:00.000Z',
  standing: 'MISSING',
})

const gather = async (users: number, { msPerPage = 10, failsAt = -1 } = {}) => {
  let clock = 0
  const asked: UserQuery[] = []
  const readPage = async (query: UserQuery) => {
    asked.push(query)
    clock += msPerPage
    const from = Number(query.cursor ?? 0)
    if (from === failsAt) return fail('rate_limited', 'Too many tries.')
    const page: UserPage = {
      users: Array.from({ length: Math.min(60, users - from) }, (_, at) => userOf(from + at)),
      nextCursor: from + 60 < users ? String(from + 60) : undefined,
      isSortable: false,
    }
    return ok(page)
  }
  return {
    result: await gatherMissing(readPage, { ...QUERY, cursor: 'of the page that was shown' }, () => clock),
    asked,
  }
}

it('gathers all who match and are missing, from the first page to the last', async () => {
  const { result, asked } = await gather(130)
  expect(result.ok && result.data).toHaveLength(130)
  expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, '60', '120'])
  expect(asked.every(({ standing, search }) => standing === 'MISSING' && search === 'kim')).toBe(true)
})

it.each([
  ['more than a run takes', SELECTION_LIMIT + 1, {}, 'Search for fewer'],
  ['more than can be read in time', 600, { msPerPage: 5_000 }, 'Search for fewer'],
  ['nobody', 0, {}, 'Nobody who matches is missing'],
  ['a page that is refused', 130, { failsAt: 60 }, 'Too many tries'],
])('refuses %s as a whole, and says what to do', async (_what, users, how, words) => {
  const { result } = await gather(users, how)
  expect(result.ok ? '' : result.error.message).toContain(words)
})

it('takes exactly as many as a run does', async () => {
  const { result } = await gather(SELECTION_LIMIT)
  expect(result.ok && result.data).toHaveLength(SELECTION_LIMIT)
})
