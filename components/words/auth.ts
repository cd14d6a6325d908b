/** Words of the pages that people meet before they are signed in. */
export const authWords = {
  promise: 'Everyone reads everything. You change what is yours.',
  email: 'Email',
  password: 'Password',
  newPassword: 'New password',
  code: 'Code',
  passwordRules: '12 or more characters, with an upper-case and a lower-case letter, a number and a symbol.',
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    forgot: 'Forgot the password?',
    noAccount: 'No account yet?',
    signUp: 'Sign up',
    confirmed: 'Your email is confirmed. Sign in to begin.',
  },
  signUp: {
    title: 'Sign up',
    submit: 'Sign up',
    hasAccount: 'Have an account?',
    signIn: 'Sign in',
    hint: 'A code will be sent to this address.',
  },
  confirm: {
    title: 'Confirm your email',
    words: 'If this address can sign up, a code is on its way to it.',
    submit: 'Confirm',
    hint: 'The six digits of the email.',
    resend: 'Send a new code',
    noCode: 'No code after a few minutes? Look in the spam folder, or have a new one sent.',
    back: 'Back to sign in',
  },
  renew: {
    title: 'Choose a new password',
    words: 'The password you were given works once. From now on you sign in with your own.',
    submit: 'Save and sign in',
  },
  forgot: {
    title: 'Forgot the password',
    words: 'Ask an administrator of your group to reset it. They will give you a new one that works once.',
    back: 'Back to sign in',
  },
} as const
