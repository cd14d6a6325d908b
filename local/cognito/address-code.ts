import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import { AwsError } from '../contract'
import { newAddressCode } from './confirmation-code'
import { countOneMore, isUsedUp } from './count-limit'
import { limitExceeded } from './errors'
import { deliveryTo, writeLetter } from './letters'
import type { Parts } from './parts'
import type { User } from './records'
import { emailKey, userKey } from './store/keys'
import { type Change, put, remove } from './store/store'

export const aliasExists = () => new AwsError('AliasExistsException', 'An account with the given email already exists.')

/** Mails a user a code that shows that they read what goes to `email`. Five an hour: LimitExceededException. Under their lock. */
export const sendAddressCode = async (
  parts: Parts,
  user: User,
  email: string,
  call: {
    source: 'UpdateUserAttribute' | 'VerifyUserAttribute'
    clientId: string
    clientMetadata?: Record<string, string> | undefined
  },
): Promise<CodeDeliveryDetailsType> => {
  const { store, clock, mailbox } = parts
  if (isUsedUp(user.sentCodes, clock())) throw limitExceeded()
  const code = newAddressCode(parts)
  const letter = await writeLetter(parts, { ...call, user, code: code.value, to: email })
  const mail = mailbox.prepare(letter)
  const asked = { ...user, addressCode: { ...code, email }, sentCodes: countOneMore(user.sentCodes, clock()) }
  await store.write(put(userKey(user.sub), asked), ...mail.changes)
  mail.deliver()
  return deliveryTo(email)
}

/** The changes by which a local user is known by another address. */
export const movedTo = (user: User, email: string): Change[] => {
  const before = user.attributes.email ?? ''
  return [...(before === '' ? [] : [remove(emailKey(before))]), put(emailKey(email), user.sub)]
}
