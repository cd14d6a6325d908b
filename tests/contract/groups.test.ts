import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  paginateListUsersInGroup,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it } from 'vitest'
import { inTheEnd, openWorld, refusalOf } from './world'

const world = openWorld()
const { cognito, UserPoolId } = world
afterAll(world.close)

it('takes who is added to a group twice, or taken out twice, as though it were once', async () => {
  const { username } = await world.newPerson()
  for (let time = 0; time < 2; time += 1) await world.joinGroup(username, 'everyone')
  await expect.poll(() => world.groupsOf(username), inTheEnd).toEqual(['everyone'])
  for (let time = 0; time < 2; time += 1) await world.leaveGroup(username, 'everyone')
  await expect.poll(() => world.groupsOf(username), inTheEnd).toEqual([])
})

it('says UserNotFoundException of who is not there, be they added or taken out', async () => {
  const input = { UserPoolId, Username: world.newAddress(), GroupName: 'everyone' }
  for (const command of [new AdminAddUserToGroupCommand(input), new AdminRemoveUserFromGroupCommand(input)])
    expect((await refusalOf(cognito.send(command))).name).toBe('UserNotFoundException')
})

it('lists the members of a group page by page, each once, by their usernames', async () => {
  const made: string[] = []
  for (let count = 0; count < 3; count += 1) {
    const email = await world.invite(`${world.password}-t`)
    await world.joinGroup(email, 'everyone')
    made.push(email)
  }
  const membersOf = async () => {
    const found: string[] = []
    for await (const { Users = [] } of paginateListUsersInGroup(
      { client: cognito },
      { UserPoolId, GroupName: 'everyone', Limit: 2 },
    )) {
      expect(Users.length).toBeLessThanOrEqual(2)
      for (const { Attributes = [] } of Users) found.push(Attributes.find(({ Name }) => Name === 'email')?.Value ?? '')
    }
    return found.filter((email) => made.includes(email)).toSorted()
  }
  await expect.poll(membersOf, inTheEnd).toEqual(made.toSorted())
})
