import type { CodeDeliveryDetailsType } from '@aws-sdk/client-cognito-identity-provider'
import type { Parts } from './parts'
import type { Message, User } from './records'
import { triggerAttributes } from './trigger'

// What a function writes where the code and the name are to stand.
const CODE = '{####}'
const USERNAME = '{username}'

const verification = (purpose: string) => ({
  purpose,
  subject: 'Your verification code',
  body: `Your confirmation code is ${CODE}`,
})

// Why a letter is written, by the name that its trigger gives it, and what it says where no function says it otherwise.
const LETTERS = {
  SignUp: verification('Confirm sign-up'),
  ResendCode: verification('Confirm sign-up'),
  AdminCreateUser: {
    purpose: 'Temporary password',
    subject: 'Your temporary password',
    body: `Your username is ${USERNAME} and temporary password is ${CODE}`,
  },
  ForgotPassword: {
    purpose: 'Reset password',
    subject: 'Your verification code',
    body: `Your password reset code is ${CODE}`,
  },
  UpdateUserAttribute: verification('Verify e-mail'),
  VerifyUserAttribute: verification('Verify e-mail'),
}

export interface Occasion {
  source: keyof typeof LETTERS
  user: User
  /** The code, or the temporary password. */
  code: string
  clientId: string
  clientMetadata?: Record<string, string> | undefined
  /** The user's own address unless it says otherwise. */
  to?: string
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** A letter in the words of the pool's CustomMessage function, or in Cognito's own. Rejects as the trigger does. */
export const writeLetter = async ({ fireTrigger, clock }: Parts, occasion: Occasion): Promise<Message> => {
  const { source, user, code, clientId, clientMetadata, to = user.attributes.email ?? '' } = occasion
  const { purpose, subject, body } = LETTERS[source]
  const isInvitation = source === 'AdminCreateUser'
  const response = await fireTrigger('CustomMessage', {
    source,
    userName: user.sub,
    clientId,
    request: {
      userAttributes: triggerAttributes(user),
      codeParameter: CODE,
      linkParameter: '{##Click Here##}',
      usernameParameter: isInvitation ? USERNAME : null,
      ...(clientMetadata && { clientMetadata }),
    },
  })
  const written = text(response?.emailMessage)
  // A message that leaves the code out is not sent: Cognito's own goes in its place.
  const isWhole = written?.includes(CODE) && (!isInvitation || written.includes(USERNAME))
  return {
    to,
    purpose,
    code,
    subject: (isWhole && text(response?.emailSubject)) || subject,
    text: (isWhole ? (written ?? body) : body).replaceAll(CODE, code).replaceAll(USERNAME, to),
    sentAt: clock(),
  }
}

/** Where a code went, as much of it as Cognito shows. */
export const deliveryTo = (email: string): CodeDeliveryDetailsType => {
  const [name = '', domain = ''] = email.split('@')
  return {
    Destination: `${name.charAt(0)}***@${domain.charAt(0)}***`,
    DeliveryMedium: 'EMAIL',
    AttributeName: 'email',
  }
}
