import type { AdminCreateUserRequest, AdminCreateUserResponse } from '@aws-sdk/client-cognito-identity-provider'
import { z } from 'zod'
import { AwsError } from '../../contract'
import { newAttributes, usernameExists } from '../attributes'
import { describeUser } from '../describe-user'
import { requireUser } from '../find-user'
import { writeLetter } from '../letters'
import { operation } from '../operation'
import type { Parts } from '../parts'
import { hashPassword } from '../password-hash'
import { enforcePolicy, generatePassword } from '../password-policy'
import { firePreSignUp } from '../pre-sign-up'
import { uuid } from '../random'
import type { User } from '../records'
import { requirePool } from '../require-client'
import * as shapes from '../shapes'
import { attemptsKey, emailKey, userKey } from '../store/keys'
import { type Change, put, remove } from '../store/store'
import { NO_CLIENT } from '../trigger'
import type { Wire } from '../wire'

const DAY = 86_400_000

const schema = z.object({
  UserPoolId: shapes.userPoolId,
  Username: shapes.username,
  UserAttributes: shapes.userAttributes,
  TemporaryPassword: shapes.password.optional(),
  MessageAction: z.enum(['RESEND', 'SUPPRESS']).optional(),
  DesiredDeliveryMediums: z.array(z.enum(['SMS', 'EMAIL'])).optional(),
  ForceAliasCreation: z.boolean().optional(),
  ValidationData: shapes.userAttributes,
  ClientMetadata: shapes.clientMetadata,
}) satisfies z.ZodType<AdminCreateUserRequest>

type Input = z.infer<typeof schema>

/** Stores the user with a fresh temporary password, and mails it unless that is suppressed. */
const invite = async (
  parts: Parts,
  input: Input,
  user: Omit<User, 'password' | 'temporaryUntil'>,
  changes: Change[],
): Promise<Wire<AdminCreateUserResponse>> => {
  const { pool, store, clock, random, mailbox } = parts
  const temporary = input.TemporaryPassword ?? generatePassword(pool.passwordPolicy, random)
  const invited: User = {
    ...user,
    password: await hashPassword(temporary, random),
    temporaryUntil: clock() + pool.passwordPolicy.temporaryPasswordValidityDays * DAY,
  }
  const letter =
    input.MessageAction !== 'SUPPRESS' &&
    (await writeLetter(parts, {
      source: 'AdminCreateUser',
      user: invited,
      code: temporary,
      clientId: NO_CLIENT,
      clientMetadata: input.ClientMetadata,
    }))
  const mail = letter && mailbox.prepare(letter)
  await store.write(put(userKey(user.sub), invited), ...changes, ...(mail ? mail.changes : []))
  if (mail) mail.deliver()
  return { User: describeUser(invited) }
}

const resend = async (parts: Parts, input: Input) => {
  const { store, lock, clock } = parts
  const { sub } = await requireUser(store, input.Username)
  return lock(sub, async () => {
    const user = await requireUser(store, sub)
    if (user.status !== 'FORCE_CHANGE_PASSWORD') {
      throw new AwsError(
        'UnsupportedUserStateException',
        `Resend not possible. ${input.Username} status is not FORCE_CHANGE_PASSWORD`,
      )
    }
    return invite(parts, input, { ...user, modifiedAt: clock() }, [remove(attemptsKey(sub))])
  })
}

export const adminCreateUser = operation(schema, async (parts, input): Promise<Wire<AdminCreateUserResponse>> => {
  const { pool, store, clock, random, lock } = parts
  requirePool(pool, input.UserPoolId)
  if (input.TemporaryPassword !== undefined) enforcePolicy(input.TemporaryPassword, pool.passwordPolicy)
  if (input.MessageAction === 'RESEND') return resend(parts, input)
  const attributes = newAttributes(input.Username, input.UserAttributes, 'administrator')
  const sub = uuid(random)
  const status = 'FORCE_CHANGE_PASSWORD'
  const call = { source: 'AdminCreateUser', userName: sub, clientId: NO_CLIENT } as const
  await firePreSignUp(parts, call, attributes, input)
  const email = emailKey(attributes.email ?? '')
  return lock(email.text, async () => {
    if (await store.get(email)) throw usernameExists()
    const now = clock()
    const user = { sub, attributes, status, enabled: true, createdAt: now, modifiedAt: now } as const
    return invite(parts, input, user, [put(email, sub)])
  })
})
