import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  CreateGroupCommand,
  ListGroupsCommand,
  ListUsersCommand,
  type ListUsersCommandInput,
  ListUsersInGroupCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { create, join, signUp } from './people'
import { HOUR, POOL, type Pool, startPool } from './serve'

const UserPoolId = POOL
let twin: Pool
beforeAll(async () => {
  twin = await startPool()
})
afterAll(() => twin.close())

const list = (input: Partial<ListUsersCommandInput> = {}, { sdk } = twin) =>
  sdk.send(new ListUsersCommand({ UserPoolId, ...input }))

const sizes = async (pool: Pool, input: Partial<ListUsersCommandInput> = {}) => {
  const pages: number[] = []
  const seen = new Set<string | undefined>()
  let PaginationToken: string | undefined
  do {
    const page = await list({ ...input, ...(PaginationToken && { PaginationToken }) }, pool)
    pages.push(page.Users?.length ?? 0)
    for (const { Username } of page.Users ?? []) seen.add(Username)
    PaginationToken = page.PaginationToken
  } while (PaginationToken)
  return { pages, seen: seen.size }
}

const emails = (answer: Awaited<ReturnType<typeof list>>) =>
  answer.Users?.map(({ Attributes }) => Attributes?.find(({ Name }) => Name === 'email')?.Value).sort()

const invalid = { name: 'InvalidParameterException' }

describe('pages of users', () => {
  let crowd: Pool
  let made = 0
  const grow = async (to: number) => {
    for (; made < to; made++) await create(crowd, `user-${made}@example.com`)
  }
  beforeAll(async () => {
    crowd = await startPool()
  })
  afterAll(() => crowd.close())

  it('is one empty page for nobody', async () => {
    expect(await sizes(crowd)).toEqual({ pages: [0], seen: 0 })
  })

  it.each([
    [60, [60]],
    [61, [60, 1]],
    [130, [60, 60, 10]],
  ])('hold 60 each: %i users are %j', async (count, pages) => {
    await grow(count)
    expect(await sizes(crowd)).toEqual({ pages, seen: count })
  })

  it('are as small as asked, and of full size for a limit of 0', async () => {
    expect((await sizes(crowd, { Limit: 50 })).pages).toEqual([50, 50, 30])
    expect((await sizes(crowd, { Limit: 0 })).pages).toEqual([60, 60, 10])
  })

  it('come in an order that is neither of address nor of time', async () => {
    const { Users = [] } = await list({}, crowd)
    const subs = Users.map(({ Username }) => Username ?? '')
    expect(subs).toEqual(subs.toSorted())
    const addresses = Users.map(({ Attributes }) => Attributes?.find(({ Name }) => Name === 'email')?.Value ?? '')
    expect(addresses).not.toEqual(addresses.toSorted())
  })

  it('go on in the middle while users are made, and miss none who was there', async () => {
    const first = await list({}, crowd)
    await create(crowd, 'meanwhile@example.com')
    made++
    const rest = await list({ PaginationToken: first.PaginationToken ?? '' }, crowd)
    const twice = first.Users?.filter(({ Username }) => rest.Users?.some((user) => user.Username === Username))
    expect(twice).toEqual([])
  })

  it('of a group are cut at 60 too', async () => {
    const { Users = [] } = await list({}, crowd)
    const more = await list({ PaginationToken: (await list({}, crowd)).PaginationToken ?? '' }, crowd)
    for (const { Username } of [...Users, ...(more.Users ?? []).slice(0, 1)]) {
      await crowd.sdk.send(new AdminAddUserToGroupCommand({ UserPoolId, Username, GroupName: 'everyone' }))
    }
    const inGroup = { UserPoolId, GroupName: 'everyone' }
    const page = await crowd.sdk.send(new ListUsersInGroupCommand(inGroup))
    expect(page.Users).toHaveLength(60)
    const NextToken = page.NextToken ?? ''
    const last = await crowd.sdk.send(new ListUsersInGroupCommand({ ...inGroup, NextToken }))
    expect(last.Users).toHaveLength(1)
    expect(last.NextToken).toBeUndefined()
  })

  it('of groups follow each other', async () => {
    for (let number = 0; number < 3; number++) {
      await crowd.sdk.send(new CreateGroupCommand({ UserPoolId, GroupName: `group-${number}` }))
    }
    const { Groups, NextToken = '' } = await crowd.sdk.send(new ListGroupsCommand({ UserPoolId, Limit: 4 }))
    expect(Groups).toHaveLength(4)
    const rest = await crowd.sdk.send(new ListGroupsCommand({ UserPoolId, Limit: 4, NextToken }))
    expect(rest.Groups?.map(({ GroupName }) => GroupName)).toEqual(['group-2'])
  })

  it('are refused a token that is tampered with, of another list, of another filter, or an hour old', async () => {
    const { PaginationToken: token = '' } = await list({}, crowd)
    const bytes = Buffer.from(token, 'base64')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    for (const PaginationToken of [bytes.toString('base64'), 'x', 'a'.repeat(200), `${token}AAAA`]) {
      await expect(list({ PaginationToken }, crowd)).rejects.toMatchObject(invalid)
    }
    const filtered = { PaginationToken: token, Filter: 'email ^= "user"' }
    await expect(list(filtered, crowd)).rejects.toMatchObject(invalid)
    const inGroup = { UserPoolId, GroupName: 'everyone', NextToken: token }
    await expect(crowd.sdk.send(new ListUsersInGroupCommand(inGroup))).rejects.toMatchObject(invalid)
    crowd.time.now += HOUR - 1
    await list({ PaginationToken: token }, crowd)
    crowd.time.now += 1
    await expect(list({ PaginationToken: token }, crowd)).rejects.toMatchObject(invalid)
  })

  it.each([61, -1])('cannot be of %i', async (Limit) => {
    await expect(list({ Limit }, crowd)).rejects.toMatchObject(invalid)
  })
})

describe('filters', () => {
  let sub: string
  beforeAll(async () => {
    sub = await join(twin, 'ann@example.com')
    await signUp(twin, 'annette@example.com')
    await create(twin, 'bob"quote@example.com')
  })

  it.each([
    ['email = "ANN@example.com"', ['ann@example.com']],
    ['email ^= "Ann"', ['ann@example.com', 'annette@example.com']],
    ['email ^= "bob\\"q"', ['bob"quote@example.com']],
    ['cognito:user_status = "UNCONFIRMED"', ['annette@example.com']],
    ['cognito:user_status = "FORCE_CHANGE_PASSWORD"', ['bob"quote@example.com']],
    ['status = "Disabled"', []],
    ['name = "Ann"', []],
    ['email="nobody@example.com"', []],
    ['"email" = "ann@example.com"', ['ann@example.com']],
  ])('find by %s', async (Filter, expected) => {
    expect(emails(await list({ Filter }))).toEqual(expected)
  })

  it('find all the enabled, and one by `sub`, by a beginning of it too', async () => {
    expect(emails(await list({ Filter: 'status = "Enabled"' }))).toHaveLength(3)
    expect(emails(await list({ Filter: '' }))).toHaveLength(3)
    for (const Filter of [`sub = "${sub}"`, `username = "${sub}"`, `sub ^= "${sub.slice(0, 18)}"`]) {
      expect(emails(await list({ Filter }))).toEqual(['ann@example.com'])
    }
    expect(emails(await list({ Filter: 'sub = "ann@example.com"' }))).toEqual([])
  })

  it('page like everything else', async () => {
    expect(await sizes(twin, { Filter: 'email ^= "ann"', Limit: 1 })).toEqual({ pages: [1, 1], seen: 2 })
  })

  it.each([
    ['email', 'Error while parsing filter'],
    ['email > "a"', 'Error while parsing filter'],
    ['email = ann', 'Error while parsing filter'],
    ['email = "a" or 1=1', 'Error while parsing filter'],
    ['custom:team = "a"', 'Invalid search attribute: custom:team'],
    ['address = "a"', 'Invalid search attribute: address'],
  ])('refuse %s, in the words of AWS', async (Filter, message) => {
    await expect(list({ Filter })).rejects.toMatchObject({ ...invalid, message })
  })

  it('know every attribute that the reference calls searchable, whole and by its beginning', async () => {
    const described = { phone_number: '+14155550100', name: 'Dee Dee', given_name: 'Dee', family_name: 'Deo' }
    const UserAttributes = Object.entries({ ...described, preferred_username: 'Deedee' }).map(([Name, Value]) => ({
      Name,
      Value,
    }))
    const Username = 'dee@example.com'
    await twin.sdk.send(new AdminCreateUserCommand({ UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }))
    for (const [name, value] of Object.entries(described)) {
      expect(emails(await list({ Filter: `${name} = "${value}"` }))).toEqual([Username])
      expect(emails(await list({ Filter: `${name} ^= "${value.slice(0, 3)}"` }))).toEqual([Username])
      expect(emails(await list({ Filter: `${name} = "${value.slice(0, 2)}"` }))).toEqual([])
    }
    expect(emails(await list({ Filter: 'preferred_username = "DEEDEE"' }))).toEqual([Username])
    await twin.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username }))
  })

  it('mind the case of names and of `status`, and not that of a status in words', async () => {
    expect(emails(await list({ Filter: 'cognito:user_status = "unconfirmed"' }))).toEqual(['annette@example.com'])
    expect(emails(await list({ Filter: 'status = "enabled"' }))).toEqual([])
    expect(emails(await list({ Filter: `username = "${sub.toUpperCase()}"` }))).toEqual([])
    expect(emails(await list({ Filter: `username ^= "${sub.slice(0, 20)}"` }))).toEqual(['ann@example.com'])
  })

  it('find by a whole address only who has it, not who has a longer one', async () => {
    await create(twin, 'ann@example.com.au')
    expect(emails(await list({ Filter: 'email = "ann@example.com"' }))).toEqual(['ann@example.com'])
    expect(emails(await list({ Filter: 'email ^= "ann@example.com"' }))).toHaveLength(2)
    await twin.sdk.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ann@example.com.au' }))
    expect(emails(await list({ Filter: 'email ^= "ann@example.com"' }))).toEqual(['ann@example.com'])
  })

  it('go with a choice of attributes, which must exist', async () => {
    const { Users = [] } = await list({ Filter: `sub = "${sub}"`, AttributesToGet: ['email'] })
    expect(Users[0]?.Attributes).toEqual([{ Name: 'email', Value: 'ann@example.com' }])
    expect(Users[0]).toMatchObject({ Username: sub, UserStatus: 'CONFIRMED', Enabled: true })
    await expect(list({ AttributesToGet: ['shoe'] })).rejects.toMatchObject(invalid)
  })
})
