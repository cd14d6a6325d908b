/** Words of the pages that people meet before they are signed in. */
export const authWords = {
  promise: 'Everyone reads everything. You change what is yours.',
  email: 'Email',
  password: 'Password',
  newPassword: 'New password',
  code: 'Code',
  codeHint: 'The six digits of the email.',
  passwordRules: '12 or more characters, with an upper-case and a lower-case letter, a number and a symbol.',
  noCode: 'No code after a few minutes? Look in the spam folder, or have a new one sent.',
  resend: 'Send a new code',
  back: 'Back to sign in',
  tooLate: 'There is no sign-in to go on with: it was three minutes ago, or in another browser.',
  again: 'Sign in once more',
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    forgot: 'Forgot the password?',
    noAccount: 'No account yet?',
    signUp: 'Sign up',
    /** What was done just before, by its name in the address. */
    done: {
      confirmed: 'Your email is confirmed. Sign in to begin.',
      reset:
        'Your password is changed. Your other devices are signed out, within 15 minutes. Sign in with the new one.',
      resetOnly:
        'Your password is changed. Your other devices could not be signed out: sign in, and do it on your account page.',
      changed: 'Your password is changed. Sign in with the new one.',
      out: 'You are signed out.',
      everywhere: 'You are signed out. Your other devices follow within 15 minutes.',
      deleted: 'Your account is deleted.',
    },
  },
  appCode: {
    title: 'Code from your app',
    words: 'Your password is right. Open your authenticator app and type the code that it shows for Commons.',
    submit: 'Sign in',
    hint: 'Six digits. A new code comes every 30 seconds.',
    noPhone: 'Lost the phone? An administrator can switch the question off.',
    back: 'Start again',
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
    submit: 'Confirm and sign in',
    whichPassword: 'The one that you chose when you signed up.',
    again: 'Sign up again',
  },
  renew: {
    title: 'Choose a new password',
    words: 'The password you were given works once. From now on you sign in with your own.',
    submit: 'Save and sign in',
  },
  forgot: {
    title: 'Forgot the password',
    words: 'Say which address you sign in with. A code is sent there, with which you choose a new password.',
    submit: 'Send the code',
  },
  reset: {
    title: 'Choose a new password',
    words: 'If this address belongs to an account, a code is on its way to it.',
    submit: 'Save the new password',
    afterwards: 'Saving signs you out on every device.',
    stillNone: 'Still no code? A code goes to confirmed addresses only. Ask an administrator to help.',
    unconfirmed: 'Signed up, but never confirmed your email?',
  },
} as const
