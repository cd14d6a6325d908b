import {
  AdminDisableUserCommand,
  AdminResetUserPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { afterAll, expect, it } from 'vitest'
import { inTheEnd, openWorld, refusalOf } from './world'

const world = openWorld()
const { cognito, UserPoolId, ClientId, password } = world
afterAll(world.close)

const WRONG = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

it('answers an address that nobody has as a wrong password, in the same words', async () => {
  const { email } = await world.newPerson()
  expect(await refusalOf(world.signIn(email, `${password}-wrong`))).toEqual(WRONG)
  expect(await refusalOf(world.signIn(world.newAddress()))).toEqual(WRONG)
})

it('locks an account after five wrong passwords, says so, and lets the right one in some seconds later', async () => {
  const { email } = await world.newPerson()
  const said: string[] = []
  while (said.length < 9 && !said.at(-1)?.includes('attempts exceeded')) {
    const { name, message } = await refusalOf(world.signIn(email, `${password}-wrong`))
    expect(name).toBe('NotAuthorizedException')
    said.push(message)
  }
  expect(said.slice(0, 5)).toEqual(Array(5).fill(WRONG.message))
  expect(said.at(-1)).toMatch(/attempts exceeded/)
  const trying = () =>
    world.signIn(email).then(
      () => 'in',
      (error: Error) => error.name,
    )
  await expect.poll(trying, { ...inTheEnd, interval: 3000 }).toBe('in')
})

it('refuses who is disabled, whatever the password', async () => {
  const { email, refreshToken } = await world.newPerson()
  await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: email }))
  await expect
    .poll(async () => (await refusalOf(world.signIn(email))).name, { ...inTheEnd, interval: 2000 })
    .toBe('NotAuthorizedException')
  expect((await refusalOf(world.refresh(refreshToken))).name).toBe('NotAuthorizedException')
})

it('asks who was reset by an administrator for a code: PasswordResetRequiredException', async () => {
  const { email } = await world.newPerson()
  await cognito.send(new AdminResetUserPasswordCommand({ UserPoolId, Username: email }))
  expect((await refusalOf(world.signIn(email))).name).toBe('PasswordResetRequiredException')
})

it('answers a forgotten password at an address that nobody has as one that somebody has', async () => {
  const { email } = await world.newPerson()
  const answers = await Promise.all(
    [email, world.newAddress()].map((Username) => cognito.send(new ForgotPasswordCommand({ ClientId, Username }))),
  )
  expect(answers.map(({ CodeDeliveryDetails }) => CodeDeliveryDetails?.DeliveryMedium)).toEqual(['EMAIL', 'EMAIL'])
})
