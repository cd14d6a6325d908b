import type { UserAct } from '../../lib/domain/repair'
import type { ActBar, ActGroup, AskingAct } from '../../lib/domain/user-acts'

const SOON = 'at most 15 minutes later'

/** Words of the page of one user, and of the page that makes one. */
export const userWords = {
  one: 'User',
  back: 'Users',
  standings: {
    MEMBER: 'Sees the workspace',
    MISSING: 'Cannot see the workspace: the group everyone lacks them',
    KEPT_OUT: 'Kept out on purpose',
    UNKNOWN: 'Not counted yet: nobody knows whether they see the workspace',
  },
  keptOutInGroup:
    'Kept out, and yet in the group everyone: they were added there outside of Commons. Remove and keep them out once more, or restore them.',
  by: 'by',
  yourself: 'This is you',
  noName: 'No name yet: they have not been in the workspace',
  facts: 'About',
  status: 'Status',
  emailFact: 'Email',
  verified: 'Verified',
  notVerified: 'Not verified',
  groups: 'Groups',
  created: 'Created',
  memberSince: 'Member since',
  notMember: 'No member',
  notSeenYet: 'A member who has not come in yet',
  id: 'Id',
  attributes: (count: number) => `All ${count} attributes`,
  gone: 'This user is not there any more',
  goneWords: 'The account was deleted, or never was. Todos and history stay.',
  failed: 'The user did not come',
  retry: 'Try again',

  actsTitle: 'What you can do',
  kinds: {
    workspace: 'Workspace',
    todos: 'Todos',
    administrators: 'Administrators',
    account: 'Account',
    delete: 'For good',
  } satisfies Record<ActGroup['kind'], string>,
  acts: {
    REPAIR: 'Repair',
    REMOVE: 'Remove from the group',
    KEEP_OUT: 'Remove and keep out',
    RESTORE: 'Restore',
    MAKE_ADMIN: 'Make an administrator',
    UNMAKE_ADMIN: 'Take administration away',
    RESEND_INVITATION: 'Send the invitation again',
    RESET_PASSWORD: 'Reset the password',
    SWITCH_APP_OFF: 'Switch their app off',
    DISABLE: 'Disable',
    ENABLE: 'Enable',
    SIGN_OUT: 'Sign out everywhere',
    DELETE: 'Delete',
    TRASH_TODOS: 'Move their todos to the trash',
    RETURN_TODOS: 'Put their todos back',
  } satisfies Record<UserAct, string>,
  /** What will happen, said beforehand. */
  will: {
    REPAIR: `Adds them to everyone. They see the workspace at their next check, ${SOON}.`,
    REMOVE: `They no longer see what others write, ${SOON}. They can still write todos of their own, which members see; a repair or the door may add them again.`,
    KEEP_OUT:
      'Takes them out of everyone and of the administrators, disables their account and signs them out. No repair and no sign-in adds them again, until you restore them.',
    RESTORE: 'Enables their account and adds them to everyone again.',
    MAKE_ADMIN: `They may do everything that you may, ${SOON}.`,
    UNMAKE_ADMIN: 'They stay a member. What they ask for as an administrator is refused at once.',
    RESEND_INVITATION: 'Sends the mail once more, with a new temporary password. The old one ends.',
    RESET_PASSWORD: 'Their password ends at once. They are sent a code with which they choose a new one.',
    SWITCH_APP_OFF:
      'For who has lost the phone: signing in asks for no code of an app any more. Be sure that it is they who ask.',
    DISABLE: 'They cannot sign in until you enable them. Groups and todos stay.',
    ENABLE: 'They can sign in again.',
    SIGN_OUT: `Ends their sessions on every device, ${SOON}. They can sign in again.`,
    DELETE: 'Deletes the account for good. Their todos stay, without an owner, unless you move them to the trash.',
    TRASH_TODOS: 'Nobody sees them in the list any more. You can put them back.',
    RETURN_TODOS: 'Everyone sees them in the list again.',
  } satisfies Record<UserAct, string>,
  /** Of an address that is not verified, to whoever is about to have a code sent there. */
  vouchFor:
    'Nobody has confirmed this address. The code goes there, and whoever reads it gets the account: make sure that it is theirs.',
  bars: {
    SELF: 'Not on yourself: ask another administrator.',
    LAST_ADMIN: 'Not on the last administrator: make somebody else one first.',
  } satisfies Record<ActBar, string>,
  asks: {
    KEEP_OUT: 'Remove and keep out?',
    RESET_PASSWORD: 'Reset the password?',
    SWITCH_APP_OFF: 'Switch their authenticator app off?',
    SIGN_OUT: 'Sign out everywhere?',
    DELETE: 'Delete this user for good?',
  } satisfies Record<AskingAct, string>,
  cannotUndo: 'This cannot be undone.',
  alsoTrash: 'Move their open todos to the trash, too',
  typeEmail: 'To confirm, type their email address',
  typeUsername: 'To confirm, type their id',
  cancel: 'Cancel',
  outcome: 'What happened',

  todosTitle: 'Todos',
  noTodos: 'No todos',
  open: 'Open.',
  done: 'Done.',
  trashed: 'In the trash',
  olderTodos: 'Show older',
  newestTodos: 'Back to the newest',
  todosFailed: 'The todos did not come',

  historyTitle: 'History',
  noHistory: 'Nothing in the ledger yet',
  historyFailed: 'The history did not come',
  inLedger: 'Show it in the ledger',
  you: 'you',

  create: {
    title: 'New user',
    words:
      'As the Cognito console does it: an invitation by mail with a temporary password, and no group. They sign in and see nothing, until a repair.',
    label: 'Email',
    submit: 'Send the invitation',
    made: 'Created. The invitation is on its way; they are in no group yet.',
    back: 'Back to the users',
  },
} as const
