import { AdminGetUserCommand, ListUsersCommand, paginateListUsers } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { USER_PREFIX } from './users'
import { inTheEnd, openWorld, refusalOf } from './world'

const world = openWorld()
const { cognito, UserPoolId } = world
const made: { email: string; username: string }[] = []
beforeAll(async () => {
  for (let count = 0; count < 3; count += 1) {
    const email = await world.invite(`${world.password}-t`)
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email }))
    made.push({ email, username: user.Username ?? '' })
  }
})
afterAll(world.close)

/** Who of ours is found, however many pages it takes. */
const find = async (Filter: string, Limit = 60) => {
  const found: string[] = []
  for await (const { Users = [] } of paginateListUsers({ client: cognito }, { UserPoolId, Filter, Limit })) {
    expect(Users.length).toBeLessThanOrEqual(Limit)
    for (const { Username = '' } of Users) if (made.some(({ username }) => username === Username)) found.push(Username)
  }
  return found.toSorted()
}
const all = () => made.map(({ username }) => username).toSorted()

it('lists users page by page, each once, by the beginning of an address, and knows new ones in the end', async () => {
  await expect.poll(() => find(`email ^= "${USER_PREFIX}${world.run}"`, 1), inTheEnd).toEqual(all())
})

it.each(['username', 'sub', 'email'] as const)('finds one user by %s', async (attribute) => {
  const [user] = made
  const value = attribute === 'email' ? user?.email : user?.username
  await expect.poll(() => find(`${attribute} = "${value}"`), inTheEnd).toEqual([user?.username])
})

it('finds users by their status', async () => {
  await expect.poll(() => find('cognito:user_status = "FORCE_CHANGE_PASSWORD"'), inTheEnd).toEqual(all())
  expect(await find('cognito:user_status = "UNCONFIRMED"')).toEqual([])
  await expect.poll(() => find('status = "Enabled"'), inTheEnd).toEqual(all())
})

it('takes a quote within a value when a backslash stands before it', async () => {
  expect(await find('email = "\\"nobody\\"@example.com"')).toEqual([])
})

it('answers at most 60 users a page, and refuses to be asked for more', async () => {
  const { name } = await refusalOf(cognito.send(new ListUsersCommand({ UserPoolId, Limit: 61 })))
  expect(name).toBe('InvalidParameterException')
})
