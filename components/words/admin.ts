/** Words of the administrators' area. */
export const adminWords = {
  nav: 'Admin',
  health: 'Health',
  users: 'Users',
  runs: 'Runs',
  ledger: 'Ledger',
  settings: 'Settings',
  ofUsers: (users: number) => ` of ${users} ${users === 1 ? 'user' : 'users'} cannot see the workspace`,
  allSee: (users: number) => (users === 1 ? 'The one user sees the workspace' : `All ${users} users see the workspace`),
  allUsers: 'All users',
  inEveryone: 'In everyone',
  missing: 'Missing',
  all: 'All',
  countMissing: (count: number) => `${count} missing`,
  barLabel: (users: number, members: number, missing: number) =>
    `${users} users, ${members} of them in everyone, ${missing} missing`,
  counted: 'Counted',
  how: 'How',
  howWords: 'All users less the members of everyone',
  effect: 'After a repair',
  effectWords: 'They see it at their next check, at most 15 minutes later',
  again: 'Count again',
  whoIsMissing: 'Who is missing',
  nobodyMissingWords: 'Every user is in the group everyone and sees the workspace.',
  allMissing: 'Show every missing user',
  filter: 'Filter',
  email: 'Email',
  notVerified: 'not verified',
  status: 'Status',
  groups: 'Groups',
  created: 'Created',
  membership: 'Membership',
  acts: 'Acts',
  member: 'Member',
  none: 'none',
  repair: 'Repair',
  next: 'Next page',
  failedTitle: 'The users did not come',
  healthFailed: 'The count did not come',
  retry: 'Try again',
  disabled: 'Disabled',
  noEmail: 'No email',
  noUsers: 'No users on this page',
} as const

const STATUSES: Record<string, string> = {
  CONFIRMED: 'Confirmed',
  FORCE_CHANGE_PASSWORD: 'Never signed in',
  UNCONFIRMED: 'Email not confirmed',
  EXTERNAL_PROVIDER: 'Signs in elsewhere',
  RESET_REQUIRED: 'Must reset password',
  ARCHIVED: 'Archived',
  COMPROMISED: 'Compromised',
}

/** A Cognito user status in plain words; an unknown one is shown as it came. */
export const statusWords = (status: string, isEnabled: boolean) =>
  isEnabled ? (STATUSES[status] ?? status) : adminWords.disabled
