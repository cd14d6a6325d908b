import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it } from 'vitest'
import { inTheEnd, openWorld, refusalOf } from './world'

const world = openWorld()
const { cognito, UserPoolId, ClientId, password } = world
afterAll(world.close)

const signUp = (Username: string, Password = password) =>
  cognito.send(
    new SignUpCommand({ ClientId, Username, Password, UserAttributes: [{ Name: 'email', Value: Username }] }),
  )
const confirm = (Username: string) => cognito.send(new AdminConfirmSignUpCommand({ UserPoolId, Username }))

it('asks the trigger before it looks whether an address is taken: the last sign-up of one that waits for its code counts', async () => {
  const email = world.newAddress()
  const first = await signUp(email, `${password}-first`)
  expect(first.UserConfirmed).toBe(false)
  const second = await signUp(email)
  expect(second.UserSub).not.toBe(first.UserSub)
  await expect
    .poll(async () => (await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email }))).Username, inTheEnd)
    .toBe(second.UserSub)
  expect((await refusalOf(world.signIn(email, `${password}-first`))).name).toBe('NotAuthorizedException')
})

it('tells a sign-up that its address is taken once that is confirmed', async () => {
  const email = world.newAddress()
  const { UserSub } = await signUp(email)
  await confirm(email)
  expect((await refusalOf(signUp(email, `${password}-other`))).name).toBe('UsernameExistsException')
  const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email }))
  expect([user.Username, user.UserStatus]).toEqual([UserSub, 'CONFIRMED'])
})

it('tells who waits for a code so by the right password alone', async () => {
  const email = world.newAddress()
  await signUp(email)
  expect((await refusalOf(world.signIn(email, `${password}-wrong`))).name).toBe('NotAuthorizedException')
  expect((await refusalOf(world.signIn(email))).name).toBe('UserNotConfirmedException')
})

it('calls the trigger when a sign-up is confirmed, as PostConfirmation_ConfirmSignUp: they are a member', async () => {
  const email = world.newAddress()
  await signUp(email)
  expect(await world.groupsOf(email)).toEqual([])
  await confirm(email)
  await expect.poll(() => world.groupsOf(email), inTheEnd).toEqual(['everyone'])
})

it('calls no trigger of confirmation for who was invited and chose a password: they are no member', async () => {
  const { email } = await world.newPerson()
  const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: email }))
  expect(user.UserStatus).toBe('CONFIRMED')
  expect(await world.groupsOf(email)).toEqual([])
})

it('hands what a trigger refuses with on to the caller, as UserLambdaValidationException and in its words', async () => {
  const { email } = await world.newPerson()
  // Windows of five minutes: one may end in between.
  let refused: Awaited<ReturnType<typeof refusalOf>> | undefined
  for (let attempt = 0; attempt < 42 && !refused; attempt += 1)
    refused = await world.signIn(email).then(
      () => undefined,
      (error) => refusalOf(Promise.reject(error)),
    )
  expect(refused?.name).toBe('UserLambdaValidationException')
  expect(refused?.message).toMatch(/Too many attempts\. Try again in \d+ s/)
})
