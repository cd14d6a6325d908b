/** Words that all pages of the administrators' area share. */
export const adminWords = {
  nav: 'Admin',
  health: 'Health',
  users: 'Users',
  runs: 'Runs',
  ledger: 'Ledger',
  settings: 'Settings',
  disabled: 'Disabled',
  signsInWith: (provider: string) => `Signs in with ${provider}`,
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

const PROVIDER = /_([^_]+)$/

/** A Cognito user status in plain words; an unknown one is shown as it came. */
export const statusWords = (user: { status: string; isEnabled: boolean; systemGroups?: readonly string[] }): string => {
  if (!user.isEnabled) return adminWords.disabled
  const provider = user.systemGroups?.flatMap((group) => PROVIDER.exec(group)?.[1] ?? [])[0]
  if (user.status === 'EXTERNAL_PROVIDER' && provider) return adminWords.signsInWith(provider)
  return STATUSES[user.status] ?? user.status
}
