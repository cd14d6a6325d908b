import { type Area, seenAt, shown } from '../statement'

export const accounts: Area = {
  title: 'Accounts',
  statements: [
    {
      says: 'Cognito asks the PreSignUp trigger before it looks whether an address is taken.',
      proof: shown(
        'sign-up',
        'asks the trigger before it looks whether an address is taken: the last sign-up of one that waits for its code counts',
      ),
      otherwise:
        'A second sign-up of an address that waits for its code is told that it is taken; the app hides that, and no new code comes. The first password alone opens the account, until an administrator deletes it under Users. `make-room.ts` is then of no use: have the worker delete accounts that wait for longer than a code is good.',
      where: ['amplify/functions/pre-sign-up/make-room.ts', 'docs/decisions/037-the-last-sign-up-counts.md'],
    },
    {
      says: '`SignUp` of a confirmed address is told UsernameExistsException, whatever the client’s setting.',
      proof: shown('sign-up', 'tells a sign-up that its address is taken once that is confirmed'),
      otherwise:
        'The app answers a taken address and a free one alike in any case. Where AWS tells a direct caller less, take the sentence out of `docs/security.md`.',
      where: ['lib/server/sign-up.ts', 'scripts/security/introduction.ts'],
    },
    {
      says: 'Who waits for a code is told so, by UserNotConfirmedException, with the right password alone.',
      proof: shown('sign-up', 'tells who waits for a code so by the right password alone'),
      otherwise:
        'The page of the code tries the password first. If any password is told so, it proves nothing any more: somebody who types the code may confirm an account that another has begun, with the other’s password, and what is left is that the last sign-up counts. If the right one is refused, nobody can confirm: take the code before the password in `confirmSignUp`.',
      where: ['lib/server/sign-up.ts', 'lib/server/sign-in.ts'],
    },
    {
      says: 'PostConfirmation fires when a sign-up is confirmed, as `PostConfirmation_ConfirmSignUp`, and not for somebody who was invited and chose a password.',
      proof: shown(
        'sign-up',
        'calls the trigger when a sign-up is confirmed, as PostConfirmation_ConfirmSignUp: they are a member',
        'calls no trigger of confirmation for who was invited and chose a password: they are no member',
      ),
      otherwise:
        'Who signs up is in no group: they read that they are no member yet, stand under Users as missing, and a repair adds them. Compare with the name that arrives in `after-confirmation.ts`. If it fires for the invited, too, they are members at once, and repairs find fewer.',
      where: ['amplify/functions/post-confirmation/after-confirmation.ts'],
    },
    {
      says: 'What a trigger refuses with reaches the caller as UserLambdaValidationException, in the trigger’s words.',
      proof: shown(
        'sign-up',
        'hands what a trigger refuses with on to the caller, as UserLambdaValidationException and in its words',
      ),
      otherwise:
        'Too many attempts are refused all the same, but who signs in reads that something broke, and not for how long to wait: `secondsToWait` looks for that name and those words.',
      where: ['lib/server/cognito-errors.ts', 'amplify/limits/limit-attempts.ts'],
    },
    {
      says: 'An address that nobody has is answered as one that somebody has: by a wrong password in the same words, and by a code that is said to be sent.',
      proof: shown(
        'passwords',
        'answers an address that nobody has as a wrong password, in the same words',
        'answers a forgotten password at an address that nobody has as one that somebody has',
      ),
      otherwise:
        'The app answers both alike in any case, on the full second. A direct call tells who has an account: say so in `docs/security.md`.',
      where: ['amplify/hardening/user-pool.ts', 'lib/server/forgotten-password.ts'],
    },
    {
      says: 'Five wrong passwords lock an account for seconds at first, and the refusal says “attempts exceeded”.',
      proof: shown(
        'passwords',
        'locks an account after five wrong passwords, says so, and lets the right one in some seconds later',
      ),
      otherwise:
        'Our own limit, 20 sign-ins in five minutes, holds without it. In other words the lock is shown as a wrong password: correct `isLockedOut`.',
      where: ['lib/server/cognito-errors.ts', 'amplify/limits/limits.ts'],
    },
    {
      says: 'A disabled account is let in by no password and refreshes nothing.',
      proof: shown('passwords', 'refuses who is disabled, whatever the password'),
      otherwise:
        'A disabled administrator can do nothing privileged: the function asks Cognito whether the account is enabled. A disabled member would go on reading: take them out of `everyone` along with it, in `account.ts`.',
      where: ['amplify/functions/membership/acts/account.ts', 'amplify/directory/user-groups.ts'],
    },
    {
      says: 'A password that an administrator resets is refused with PasswordResetRequiredException from then on.',
      proof: shown('passwords', 'asks who was reset by an administrator for a code: PasswordResetRequiredException'),
      otherwise: 'Under another name signing in ends as a fault of ours: add the name to `WRONG_PASSWORD`.',
      where: ['lib/server/pool.ts'],
    },
    {
      says: 'Invitations and reset passwords of administrators pass the CustomMessage trigger, with CLIENT_ID_NOT_APPLICABLE in place of a client.',
      proof: seenAt(
        'docs/deploy.md',
        '5. Letters',
        'In Admin invite an address of yours, sign in once, and reset its password: both letters are in Commons’ words, with links to your site.',
      ),
      otherwise:
        'Letters come in Cognito’s own words, and their codes and passwords are good. With a client’s id they count as letters that anybody asked for: the eleventh within an hour is refused.',
      where: ['amplify/functions/custom-message/word-letters.ts', 'amplify/functions/custom-message/letter-words.ts'],
    },
    {
      says: 'An authenticator app is asked for as SOFTWARE_TOKEN_MFA, a wrong code leaves the question open, and a code that was taken once is refused by another name than a wrong one.',
      proof: seenAt(
        'docs/deploy.md',
        '4. The first administrator',
        'In your account set up an app, sign out and in: a wrong code is refused at its field, the next right one lets you in.',
      ),
      otherwise:
        'Signing in with an app ends in words that ask to begin anew. An administrator can switch the question off; correct the names in `answerAppCode`.',
      where: ['lib/server/sign-in.ts', 'lib/server/own-account.ts'],
    },
  ],
}
