// What Cognito mails, in its default words.
import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import type { Message } from './records'

export const confirmationLetter = (to: string, code: string, sentAt: number): Message => ({
  to,
  purpose: 'Confirm sign-up',
  code,
  text: `Your confirmation code is ${code}`,
  sentAt,
})

export const invitationLetter = (to: string, password: string, sentAt: number): Message => ({
  to,
  purpose: 'Temporary password',
  code: password,
  text: `Your username is ${to} and temporary password is ${password}`,
  sentAt,
})

export const resetLetter = (to: string, code: string, sentAt: number): Message => ({
  to,
  purpose: 'Reset password',
  code,
  text: `Your password reset code is ${code}`,
  sentAt,
})

/** Where a code went, as much of it as Cognito shows. */
export const deliveryTo = (email: string): CodeDeliveryDetailsType => {
  const [name = '', domain = ''] = email.split('@')
  return {
    Destination: `${name.charAt(0)}***@${domain.charAt(0)}***`,
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  }
}
