import {
  AdminUserGlobalSignOutCommand,
  GetUserCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it } from 'vitest'
import { claimsOf } from '../people'
import { inTheEnd, openWorld, refusalOf } from './world'

const world = openWorld()
const { cognito, UserPoolId, ClientId } = world
afterAll(world.close)

const secondsOf = (token = '') => {
  const { exp, iat } = claimsOf(token)
  return Number(exp) - Number(iat)
}
const refusalOfRefresh = (token: string) => async () =>
  world.refresh(token).then(
    () => 'refreshed',
    ({ name }: Error) => name,
  )
const readsTodos = async (token: string) =>
  (await world.graphql(token, '{ todosByState(state: OPEN, limit: 1) { nextToken } }')).errors.length === 0

it('gives access and ID tokens that live for 15 minutes, of one person, use and client', async () => {
  const { accessToken, idToken, username } = await world.newPerson('everyone')
  expect([accessToken, idToken].map(secondsOf)).toEqual([900, 900])
  expect(claimsOf(accessToken)).toMatchObject({
    ...{ sub: username, username, client_id: ClientId, token_use: 'access' },
    'cognito:groups': ['everyone'],
  })
  expect(claimsOf(idToken)).toMatchObject({
    ...{ sub: username, 'cognito:username': username, aud: ClientId, token_use: 'id' },
    'cognito:groups': ['everyone'],
  })
})

it('refreshes by GetTokensFromRefreshToken, and gives no other refresh token', async () => {
  const { refreshToken, username } = await world.newPerson()
  const fresh = await world.refresh(refreshToken)
  expect(fresh.RefreshToken).toBeUndefined()
  expect(claimsOf(fresh.AccessToken ?? '').sub).toBe(username)
  expect([fresh.AccessToken, fresh.IdToken].map(secondsOf)).toEqual([900, 900])
  expect((await world.refresh(refreshToken)).AccessToken).toBeTruthy()
})

it('revokes a sign-in: it refreshes no more, its access token is refused by Cognito, and taken by AppSync', async () => {
  const { refreshToken, accessToken, email } = await world.newPerson('everyone')
  const other = (await world.signIn(email)).AuthenticationResult
  await cognito.send(new RevokeTokenCommand({ ClientId, Token: refreshToken }))
  await expect.poll(refusalOfRefresh(refreshToken), inTheEnd).toBe('NotAuthorizedException')
  const { name } = await refusalOf(cognito.send(new GetUserCommand({ AccessToken: accessToken })))
  expect(name).toBe('NotAuthorizedException')
  expect(await readsTodos(accessToken)).toBe(true)
  expect((await world.refresh(other?.RefreshToken ?? '')).AccessToken).toBeTruthy()
})

it('ends every sign-in by AdminUserGlobalSignOut, while AppSync takes their tokens until they expire', async () => {
  const { refreshToken, accessToken, username } = await world.newPerson('everyone')
  await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: username }))
  await expect.poll(refusalOfRefresh(refreshToken), inTheEnd).toBe('NotAuthorizedException')
  const { name } = await refusalOf(cognito.send(new GetUserCommand({ AccessToken: accessToken })))
  expect(name).toBe('NotAuthorizedException')
  expect(await readsTodos(accessToken)).toBe(true)
})

it('tells of a changed group in the tokens of the next refresh, in both directions, and in none of before', async () => {
  const { refreshToken, accessToken, username } = await world.newPerson()
  const groupsOfRefresh = async () =>
    claimsOf((await world.refresh(refreshToken)).AccessToken ?? '')['cognito:groups'] ?? []
  await world.joinGroup(username, 'everyone')
  await expect.poll(groupsOfRefresh, inTheEnd).toEqual(['everyone'])
  const ofMember = (await world.refresh(refreshToken)).AccessToken ?? ''
  const byName = 'query ($owner: String!) { todosByOwner(owner: $owner) { nextToken } }'
  const other = { owner: (await world.newPerson()).username }
  expect((await world.graphql(accessToken, byName, other)).errors).toMatchObject([{ errorType: 'Unauthorized' }])
  expect((await world.graphql(ofMember, byName, other)).errors).toEqual([])
  await world.leaveGroup(username, 'everyone')
  await expect.poll(groupsOfRefresh, inTheEnd).toEqual([])
  expect((await world.graphql(ofMember, byName, other)).errors).toEqual([])
})
