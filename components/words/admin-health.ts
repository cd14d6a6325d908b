import type { DoorSetting, NightlySetting } from '../../lib/domain/repair'
import { countWords, numberWords } from './numbers'

/** Words of the health of the group `everyone`. */
export const healthWords = {
  title: 'Health',
  ofUsers: (users: number) => ` of ${countWords(users, 'user')} cannot see the workspace`,
  allSee: (users: number) =>
    users === 1 ? 'The one user sees the workspace' : `All ${numberWords(users)} users see the workspace`,
  noUsers: 'There are no users yet',
  keptOut: (count: number) => `${numberWords(count)} kept out on purpose`,
  notCounted: 'Who cannot see the workspace is still to be counted',
  notCountedWords:
    'There are too many users to count while a page loads. A count goes on by itself, and stays here with its date.',
  count: 'Count now',
  plan: 'Plan a repair',
  planning: 'Planning…',
  scanning: 'A count is under way.',
  openScan: 'See how far it is',
  allUsers: 'All users',
  inEveryone: 'In everyone',
  missing: (count: number) => `${numberWords(count)} missing`,
  barLabel: (users: number, members: number, missing: number, keptOut: number) =>
    `${users} users, ${members} of them in everyone, ${missing} missing, ${keptOut} kept out`,
  facts: 'How this is known',
  counted: 'Counted',
  countedLive: 'for this page',
  again: 'Count again',
  how: 'How',
  howWords: 'All users less the members',
  openRun: 'Its run',
  door: 'At sign-in',
  doors: { WAIT: 'They wait for you.', ADD: 'They are added.' } satisfies Record<DoorSetting, string>,
  night: 'Every night',
  nights: {
    OFF: 'Nothing happens.',
    PLAN: 'Plans at 02:00 UTC.',
    APPLY: 'Repairs at 02:00 UTC.',
  } satisfies Record<NightlySetting, string>,
  change: 'Change',
  whoIsMissing: 'Who is missing',
  nobodyMissing: 'Every user is in the group everyone and sees the workspace.',
  nobodyElseMissing: 'Every user who is not kept out on purpose sees the workspace.',
  allMissing: 'Show every missing user',
  orphans: 'Todos without an owner',
  failed: 'The count did not come',
  retry: 'Try again',
} as const
