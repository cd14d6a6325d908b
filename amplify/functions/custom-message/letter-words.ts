/** Where in the site a letter leads; the address that it went to goes along. */
type Page = '/confirm' | '/sign-in' | '/reset-password' | '/account'

export interface LetterWords {
  subject: string
  /** `{code}`, `{name}` and `{link}` stand for what is put in. */
  paragraphs: string[]
  page: Page
}

const signUp: LetterWords = {
  subject: 'Your code for Commons',
  paragraphs: [
    'Your code is {code}. It is good for a day.',
    'Type it on the page where you signed up, or on {link}.',
    'You did not sign up? Then there is nothing to do: without the code nothing happens.',
  ],
  page: '/confirm',
}

const verify: LetterWords = {
  subject: 'Confirm your email for Commons',
  paragraphs: [
    'Your code is {code}. It is good for a day.',
    'Type it on {link}. With a confirmed email you can reset your password yourself.',
    'You did not ask for it? Then there is nothing to do.',
  ],
  page: '/account',
}

/** By the name of the occasion, as Cognito gives it. */
export const LETTER_WORDS: Record<string, LetterWords> = {
  CustomMessage_SignUp: signUp,
  CustomMessage_ResendCode: signUp,
  CustomMessage_VerifyUserAttribute: verify,
  CustomMessage_UpdateUserAttribute: verify,
  CustomMessage_ForgotPassword: {
    subject: 'Your code to reset the password of Commons',
    paragraphs: [
      'Your code is {code}. It is good for an hour.',
      'Type it, and a new password, on {link}.',
      'You did not ask for it? Then your password stays as it is: without the code nobody can change it.',
    ],
    page: '/reset-password',
  },
  CustomMessage_AdminCreateUser: {
    subject: 'You are invited to Commons',
    paragraphs: [
      'An administrator has made an account for you in Commons, where todos are shared.',
      'Sign in on {link} as {name} with the password {code} and then choose your own.',
      'The password works once, and for seven days. After that, ask the administrator for another.',
    ],
    page: '/sign-in',
  },
}
