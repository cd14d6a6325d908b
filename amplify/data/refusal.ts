import { a } from '@aws-amplify/backend'

/** Why an operation did nothing. */
export const refusal = {
  Refusal: a.enum([
    'FORBIDDEN',
    'NOT_FOUND',
    'NAME_TAKEN',
    'NAME_INVALID',
    'INVALID',
    'TOO_LARGE',
    'THROTTLED',
    // The group `everyone` itself is gone from the pool.
    'GROUP_MISSING',
    // Not on yourself.
    'SELF',
    // There is always an administrator.
    'LAST_ADMIN',
    // Kept out on purpose: restore them first.
    'KEPT_OUT',
    // What was seen is not what is there any more: look again.
    'CHANGED',
    'EMAIL_TAKEN',
    'EMAIL_INVALID',
    // The confirmation that was typed is not the user's e-mail address.
    'NOT_CONFIRMED',
    // The user's status does not allow it: an invitation for somebody who has signed in, say.
    'WRONG_STATUS',
  ]),
}
