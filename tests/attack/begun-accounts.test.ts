// An account that somebody begins with an address that is not theirs, hoping that its owner makes it good.
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, it } from 'vitest'
import { words } from '../../lib/server/words'
import { ownStack } from '../own-stack'
import { cognitoOf, createPerson, mailedCode } from '../people'
import { newEmail } from './cast'
import { readForm, sendForm } from './page-form'

const { environment, origin, awsEndpoint } = ownStack()
const cognito = cognitoOf(environment)
const { USER_POOL_ID: UserPoolId, USER_POOL_CLIENT_ID: ClientId } = environment
const THEIRS = 'Chosen-by-mallory-1'
const OWN = 'Chosen-by-owner-11'

const begin = (Username: string) => cognito.send(new SignUpCommand({ ClientId, Username, Password: THEIRS }))
const signInWith = (USERNAME: string, PASSWORD: string) => {
  const AuthParameters = { USERNAME, PASSWORD }
  return cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }))
}
const confirm = async (email: string, code: string, password: string) => {
  const form = await readForm(origin, '/confirm', ['email', 'code', 'password'])
  return sendForm(origin, '/confirm', form, { email, code, password })
}
const signUp = async (email: string) => {
  const form = await readForm(origin, '/sign-up', ['email', 'password'])
  return sendForm(origin, '/sign-up', form, { email, password: OWN })
}

it('is not confirmed by the owner of the address, who has the code and not the password', async () => {
  const email = newEmail('begun')
  await begin(email)
  const answer = await confirm(email, await mailedCode(awsEndpoint, email), OWN)
  expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []])
  expect(answer.text).toContain(words.confirm.notYours)
  await expect(signInWith(email, THEIRS)).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
})

it('gives way to the owner who signs up, and who is in the workspace with the code and their own password', async () => {
  const email = newEmail('begun')
  await begin(email)
  expect((await signUp(email)).status).toBe(303)
  await expect(signInWith(email, THEIRS)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  const answer = await confirm(email, await mailedCode(awsEndpoint, email), OWN)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/todos'])
  expect(answer.headers.getSetCookie().join()).toContain('.accessToken=')
  await expect(signInWith(email, THEIRS)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})

it('takes nothing from the owner when it is begun after their sign-up, but the code of before', async () => {
  const email = newEmail('begun')
  await signUp(email)
  const code = await mailedCode(awsEndpoint, email)
  await begin(email)
  for (const one of [code, await mailedCode(awsEndpoint, email)])
    expect((await confirm(email, one, OWN)).text).toContain(words.confirm.notYours)
  await expect(signInWith(email, THEIRS)).rejects.toMatchObject({ name: 'UserNotConfirmedException' })
  await signUp(email)
  expect((await confirm(email, await mailedCode(awsEndpoint, email), OWN)).status).toBe(303)
})

it('never takes the place of one that is confirmed, invited or disabled', async () => {
  const member = await createPerson(environment, newEmail('begun'), ['everyone'])
  const waiting = newEmail('begun')
  await begin(waiting)
  await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: waiting }))
  const invited = newEmail('begun')
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: invited, MessageAction: 'SUPPRESS' }))
  for (const Username of [member.email, invited, waiting]) {
    const { Username: before } = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username }))
    await expect(begin(Username)).rejects.toMatchObject({ name: 'UsernameExistsException' })
    const { Username: after } = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username }))
    expect(after).toBe(before)
  }
  await signInWith(member.email, member.password)
})
