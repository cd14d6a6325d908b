import type { CustomMessageTriggerEvent } from 'aws-lambda'
import { type LimitServices, limitAttempts } from '../../limits/limit-attempts'
import { LETTER_WORDS } from './letter-words'
import { writeLetter } from './write-letter'

// How Cognito names the client where an administrator, and no app, has a letter sent.
const NO_CLIENT = 'CLIENT_ID_NOT_APPLICABLE'
// What anybody may have sent to an address that is not theirs.
const ASKED_BY_ANYONE = new Set(['CustomMessage_ResendCode', 'CustomMessage_ForgotPassword'])

/** Puts every letter in the site's own words. Throws when somebody has too many sent, and for a name that is markup. */
export const wordLetters =
  (services: Omit<LimitServices, 'userPoolId'>, site: string) =>
  async (event: CustomMessageTriggerEvent): Promise<CustomMessageTriggerEvent> => {
    const { triggerSource, userPoolId, userName, request, callerContext } = event
    const email: string = request.userAttributes.email ?? ''
    if (ASKED_BY_ANYONE.has(triggerSource) && callerContext.clientId !== NO_CLIENT) {
      const attempt = { account: email || userName, said: request.clientMetadata }
      await limitAttempts({ ...services, userPoolId }, 'letter', attempt)
    }
    const words = LETTER_WORDS[triggerSource]
    if (!words) return event
    const { codeParameter: code, usernameParameter } = request
    // Cognito puts the name in after this, as it is: what would open a tag is written to nobody.
    if (usernameParameter && email.includes('<')) throw new Error('An address with < in it is not written to')
    const { subject, html } = writeLetter(words, { code, name: usernameParameter ?? email, email, site })
    return { ...event, response: { ...event.response, emailSubject: subject, emailMessage: html } }
  }
