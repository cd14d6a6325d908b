import { AdminGetUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it } from 'vitest'
import { inTheEnd, openWorld, refusalOf } from './world'

const world = openWorld()
afterAll(world.close)

const ENTER = 'mutation { enterWorkspace { standing displayName refusal } }'
const LEAVE = 'mutation { deleteMyAccount { outcome refusal } }'

it('lets a person in under a name, tells members of it, and deletes their account by an access token alone', async () => {
  const [person, reader] = [await world.newPerson('everyone'), await world.newPerson('everyone')]
  const entered = await world.graphql(person.accessToken, ENTER)
  expect(entered).toMatchObject({ errors: [], data: { enterWorkspace: { standing: 'MEMBER', refusal: null } } })
  const { displayName } = (entered.data?.enterWorkspace ?? {}) as { displayName?: string }
  const byId = 'query ($id: ID!) { getMember(id: $id) { displayName } }'
  const read = async () => (await world.graphql(reader.accessToken, byId, { id: person.username })).data
  await expect.poll(read, inTheEnd).toEqual({ getMember: { displayName } })

  // The function is told by which kind of token it was called.
  const byIdToken = await world.graphql(person.idToken, LEAVE)
  expect(byIdToken.data).toEqual({ deleteMyAccount: { outcome: null, refusal: 'FORBIDDEN' } })
  const gone = await world.graphql(person.accessToken, LEAVE)
  expect(gone.data).toEqual({ deleteMyAccount: { outcome: 'DONE', refusal: null } })
  const { UserPoolId } = world
  const look = new AdminGetUserCommand({ UserPoolId, Username: person.username })
  expect((await refusalOf(world.cognito.send(look))).name).toBe('UserNotFoundException')
})

it('knows by its own look at Cognito that somebody joined after their token was made', async () => {
  const person = await world.newPerson()
  await world.joinGroup(person.username, 'everyone')
  const standing = async () => (await world.graphql(person.accessToken, ENTER)).data
  await expect.poll(standing, inTheEnd).toMatchObject({ enterWorkspace: { standing: 'MEMBER' } })
  // Frees the name as well.
  world.afterwards(() => world.graphql(person.accessToken, LEAVE))
})
