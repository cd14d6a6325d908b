import 'server-only'
import type { ErrorCode } from '../domain/result'
import { TRASH_DAYS } from '../domain/todo'

const UNTIL_REFRESH = 'It takes effect when their session is next refreshed, at most 15 minutes from now.'

/** What the server says: what happened, then what to do. */
export const words = {
  failure: {
    unauthenticated: 'You are signed out. Sign in again, then send it once more.',
    forbidden: 'You may not do that.',
    not_found: 'That is no longer here. Load the page again to see what is.',
    conflict: 'Somebody changed this in the meantime. Load the page again, then decide.',
    invalid: 'Something here needs another look. See below.',
    rate_limited: 'Too many tries in a short time. Wait a few minutes, then try again.',
    unavailable: 'Commons could not reach its own service. Try again in a minute.',
  } satisfies Record<ErrorCode, string>,
  tryAgainIn: (seconds: number) =>
    `Too many tries in a short time. Try again in ${seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} minutes`}.`,
  unknown: (id: string) =>
    `Something went wrong on our side. Try again; if it stays, tell an administrator this: ${id}`,
  notFromHere: 'This did not come from a page of Commons. Load the page again, then send it once more.',

  /** Pages for what came to no page of the app. */
  plain: {
    badAddress: {
      title: 'This address cannot be read',
      words:
        'A part of it is garbled, as happens when a link is cut short. Copy it once more, or look for what you need in the workspace.',
    },
    notFromHere: {
      title: 'This was not taken',
      words:
        'It did not come from a page of Commons, so nothing was changed. If you sent it yourself, go back, load the page again, and send it once more.',
    },
    method: {
      title: 'This is no way to ask for a page',
      words: 'A page can be looked at, and its forms can be sent. Nothing was changed.',
    },
    tooLarge: {
      title: 'This is too long to be sent',
      words:
        'A form takes 64 kB in all, and a todo 2,000 characters of notes. Nothing was saved. Make it shorter, and send it in parts.',
    },
    unsupported: {
      title: 'This form came in a way that Commons does not read',
      words: 'Nothing was saved. Go back, load the page again, and send it from there.',
    },
    garbled: {
      title: 'This form came garbled',
      words: 'A part of it was lost on the way, and nothing was saved. Go back, and send it once more.',
    },
    renewed: {
      title: 'Commons was renewed while the page was open',
      words:
        'What you sent came from a page of before, and nothing was saved. Go back and copy what you typed, then load the page again and send it.',
    },
    signedOut: {
      title: 'You are signed out',
      words: 'So nothing was saved. Sign in, and send it once more.',
    },
    broken: {
      title: 'Something went wrong here',
      words: 'It is not your doing, and nothing that was saved is lost. Try again in a moment.',
    },
    reference: (id: string) => `If it happens again, tell an administrator this number: ${id}`,
    typed: 'This is what you typed. Copy it from here; it is kept nowhere.',
    home: 'Go to the workspace',
    again: 'Load the page again',
    signIn: 'Sign in',
  },

  signIn: {
    wrong: 'That did not work. The email and the password do not go together. Check both and try again.',
    temporaryExpired: 'The temporary password is too old. Ask an administrator for a new one.',
    codeTooLate: 'That took too long. Sign in once more with your password, then give a new code.',
    unsupported: 'This account asks for a kind of sign-in that Commons does not know. Ask an administrator.',
  },
  confirm: {
    wrong: 'That code did not work. Check it, or ask for a new one. After five wrong ones none works for an hour.',
    notYours:
      'That did not work. Check the email, and the password that you chose when you signed up. Did not choose one? Sign up again: the last sign-up counts.',
    sent: 'If this address waits for a code, a new one is on its way. Nothing came? Wait a quarter of an hour, then ask again.',
  },
  forgot: {
    sent: 'If this address belongs to an account, a new code is on its way. Nothing came? Wait a quarter of an hour, then ask again.',
  },
  newPassword: {
    given: 'This is the password that you were given, and others have read it. Choose another.',
    tooLate: 'That took too long. Sign in once more with your temporary password, then choose a new one.',
    rule: 'Take another: at least 12 characters, with a small letter, a capital, a number and a sign such as ! or -.',
  },
  account: {
    wrongPassword: 'This is not your password. Check it and try again.',
    notYourEmail: 'This is not the address of this account. Type it as it stands on your account page.',
    codeSent: 'A new code is on its way. Only the newest one works.',
    changedOnly:
      'Your password is changed. Your other devices could not be signed out: go back to your account and sign out everywhere.',
    wrongAppCode:
      'That code did not work. Wait for the next one in your app, and check that the phone shows the right time.',
    administrator: 'You are an administrator. Ask another one to take that away from you first.',
    maybeDeleted:
      'No answer came, so Commons cannot say whether your account is deleted. Try again: if you are signed out by then, it is.',
  },
  checkAgain: (time: string) => `Checked at ${time} UTC: not yet. An administrator has to add you.`,
  stillRemoved: (time: string) => `Checked at ${time} UTC: not yet. An administrator has to restore you.`,

  displayName: {
    changed: (name: string) => `You are now ${name}.`,
    taken: 'Somebody else has this name, or one much like it. Take another.',
    invalid: 'This name cannot be shown. Take one made of letters or numbers.',
  },

  todo: {
    added: 'Added.',
    saved: 'Saved.',
    done: 'It is done.',
    reopened: 'It is open again.',
    trashed: `It is in Trash, and can be restored there for ${TRASH_DAYS} days.`,
    removed: 'Deleted for good.',
    foreign: 'Only the owner of this todo can change it.',
    gone: 'This todo is not here any more. It may have been deleted.',
    unreadable: 'This todo cannot be shown: a part of it is missing. Its owner can delete it.',
    changed: 'This changed in another place since you saw it. Choose which to keep.',
  },

  repair: {
    added: `Added to everyone. ${UNTIL_REFRESH}`,
    already: `Already a member. If they do not see it yet, it takes at most 15 minutes.`,
    gone: 'This user is not in the pool any more. Load the page again.',
    throttled: 'The service behind accounts has too many requests at the moment. Try again in a minute.',
    noGroup:
      'There is no group everyone in Cognito any more, so nobody sees the workspace. Make it again there, then plan a repair: docs/runbook.md has the commands.',
  },
  acts: {
    self: 'You cannot do this to yourself. Ask another administrator.',
    lastAdmin: 'This is the last administrator. Make somebody else one first.',
    keptOut: 'They are kept out on purpose. Restore them first.',
    emailTaken: 'Somebody has this address already. Look for them in the list of users.',
    emailInvalid: 'This is not an email address. Check it.',
    notConfirmed: 'This is not their email address. Type it as it is shown.',
    wrongStatus: 'Their account is in another state by now. Load the page again.',
  },
  run: {
    changed: 'The plan changed since you saw it. What you see now is how it stands: look at it, then decide.',
    gone: 'There is no such run. Look for it in the list of runs.',
    noPlace: 'The address goes on from a place that is not there. Export from the page of the run.',
    chosen: 'Saved.',
    chosenPartly: 'There are so many that only a part is saved so far. Do the same once more.',
    ordered: {
      APPLY: 'Begun.',
      PAUSE: 'Pausing: the step under way is finished first.',
      RESUME: 'Going on.',
      CANCEL: 'Cancelling: the step under way is finished first.',
      RETRY_FAILED: 'Begun: those that failed are tried again.',
      UNDO: 'Begun: those that this run added are taken out again.',
    },
  },
  ledger: {
    noRun: 'There is no such run. Check a chain that is listed below.',
    noRow: 'It has no row to begin at there. Check it from its first row.',
  },
  settings: {
    saved: 'Saved. The next run and the next sign-in go by it.',
    same: 'Nothing was changed: the settings are so already.',
  },
  users: {
    tooLarge: 'There are too many users to count in one call.',
    tooManyMatch: (limit: number) =>
      `More than ${limit.toLocaleString('en')} match, and one run takes no more chosen users. Search for fewer, or plan a repair of all who are missing.`,
    tooSlow:
      'There are too many users to look through for these. Search for fewer, or plan a repair of all who are missing.',
    noneMissing: 'Nobody who matches is missing.',
  },
  export: { unread: 'The address filters by what there is not. Filter again on the page, then export.' },
} as const
