import type { DoorSetting, NightlySetting, Pace } from '../../lib/domain/repair'

interface Choice {
  label: string
  /** What follows from it, in one sentence. */
  words: string
}

/** Words of the settings: each with what follows from it. */
export const settingsWords = {
  title: 'Settings',
  failedTitle: 'The settings did not come',
  retry: 'Try again',
  save: 'Save the settings',
  door: {
    title: 'Who signs in without the group',
    words: 'Somebody made in the Cognito console, for one, or whoever signs in with another provider.',
    choices: {
      WAIT: {
        label: 'Waits for an administrator',
        words: 'They see their own todos only, until somebody adds them.',
      },
      ADD: {
        label: 'Is added at the door',
        words: 'They see the workspace on their first page. Whoever is kept out stays out.',
      },
    } satisfies Record<DoorSetting, Choice>,
  },
  nightly: {
    title: 'The nightly scan',
    words: 'Every night at 02:00 UTC.',
    choices: {
      OFF: { label: 'Off', words: 'Missing users are found when somebody plans a repair.' },
      PLAN: {
        label: 'Plans',
        words: 'It finds who is missing, and changes nothing until an administrator applies it.',
      },
      APPLY: {
        label: 'Plans and applies',
        words: 'It adds whom a plan chooses by itself: never the disabled, the unconfirmed, or whoever is kept out.',
      },
    } satisfies Record<NightlySetting, Choice>,
  },
  pace: {
    title: 'The pace of a run',
    words:
      'Cognito counts calls for the whole account. A run that takes all of them keeps people from signing in. A run keeps the pace that it began with.',
    fields: {
      ratePercent: {
        label: 'Share of the quotas, in percent',
        words:
          'A run takes no more than this of the three numbers below. Less is slower, and leaves more to everybody else.',
      },
      userListPerSecond: {
        label: 'Quota: listing users, calls a second',
        words: 'Sets how fast a scan reads. Cognito gives 30 unless AWS raised it.',
      },
      groupReadPerSecond: {
        label: 'Quota: reading groups, calls a second',
        words: 'Sets how fast members are read. Cognito gives 50 unless AWS raised it.',
      },
      groupChangePerSecond: {
        label: 'Quota: changing groups, calls a second',
        words:
          'Sets how fast users are added. Cognito gives 25. A number above the real one makes Cognito refuse calls.',
      },
    } satisfies Record<keyof Pace, Choice>,
  },
} as const
