import type { ItemReason, OutcomeReason, RunScope, Shelf } from '../../lib/domain/repair'
import type { RunStep } from '../../lib/domain/run'
import type { RunView } from '../../lib/domain/run-view'
import { countWords, numberWords } from './numbers'

const users = (count: number) => countWords(count, 'user')
const were = (count: number) => (count === 1 ? 'was' : 'were')

const fateWords = {
  gone: ['no longer exists', 'no longer exist'],
  members: ['is a member already', 'are members already'],
  keptOut: ['is kept out', 'are kept out'],
  missing: ['is missing', 'are missing'],
} as const

type Fates = Record<keyof typeof fateWords, number>

/** What is known of each of the chosen users; whoever is not there any more is not missing. */
const ofSelection = ({ selected, ...fates }: Fates & { selected: number }): string => {
  const known = (Object.keys(fateWords) as (keyof Fates)[]).filter((fate) => fates[fate] > 0)
  if (selected === 1 && known[0]) return `The chosen user ${fateWords[known[0]][0]}`
  const parts = known.map((fate) => `${numberWords(fates[fate])} ${fateWords[fate][fates[fate] === 1 ? 0 : 1]}`)
  return `Of ${users(selected)} chosen, ${new Intl.ListFormat('en-GB').format(parts)}`
}

/** Words of the repair runs: their history, and one run from its plan to its report. */
export const runWords = {
  title: 'Runs',
  one: 'Run',
  of: 'Run of ',
  steps: { plan: 'Plan', apply: 'Apply', report: 'Report' } satisfies Record<RunStep, string>,
  stepsLabel: 'Steps of a run',

  plan: 'Plan a repair',
  planWords: 'A plan changes nothing. It lists who is missing and why, and waits for you.',
  none: 'No run yet. A plan is the first step of one.',
  failedTitle: 'The runs did not come',
  failedOne: 'The run did not come',
  failedItems: 'The users of this run did not come',
  retry: 'Try again',
  history: 'Runs, newest first',
  columns: { when: 'Begun', what: 'Of whom', by: 'By', state: 'State', result: 'What came of it' },
  older: 'Older runs',
  schedule: 'the nightly scan',
  door: 'the door',
  scopes: {
    ALL: 'All users',
    SELECTED: 'Chosen users',
    ORPHANS: 'Todos without an owner',
  } satisfies Record<RunScope, string>,

  scanning: 'Looking for who is missing',
  scanningOrphans: 'Looking for todos without an owner',
  nobodyMissing: (count: number) =>
    count === 1 ? 'Nobody is missing: the one user is a member' : `Nobody of ${users(count)} is missing`,
  ofSelection,
  add: (chosen: number, missing: number) =>
    chosen === missing
      ? `Add ${missing === 1 ? 'the 1 missing user' : `all ${numberWords(missing)} missing users`}`
      : `Add ${numberWords(chosen)} of the ${numberWords(missing)} missing users`,
  leaveAll: (missing: number) => `${users(missing)} missing, and nobody is chosen`,
  orphans: (count: number) =>
    count === 0
      ? 'Every todo has an owner'
      : `${countWords(count, 'person', 'people')} who no longer ${count === 1 ? 'exists owns' : 'exist own'} todos`,
  done: (done: number, of: number) => `${numberWords(done)} of ${users(of)} done`,
  paused: (done: number, of: number) => `Paused at ${numberWords(done)} of ${users(of)}`,
  pausedScan: 'Paused while looking for who is missing',
  undoing: (done: number, of: number) => `${numberWords(done)} of ${users(of)} taken out again`,
  added: (count: number) => (count === 0 ? 'Nobody was added.' : `${users(count)} ${were(count)} added.`),
  failedCount: (count: number) => ` ${numberWords(count)} failed.`,
  removed: (count: number) => `${users(count)} ${were(count)} taken out again.`,
  cancelledPlan: 'The plan was discarded. Nobody was added.',
  cancelled: (added: number, left: number) =>
    `Cancelled: ${users(added)} ${were(added)} added${left > 0 ? `, ${numberWords(left)} not reached` : ''}.`,
  stopped: 'The run stopped',
  stoppedAt: (done: number, of: number) => `The run stopped at ${numberWords(done)} of ${users(of)}`,
  failures: {
    UNAVAILABLE: 'Cognito did not answer after ten tries. What was done is kept; resuming goes on from there.',
    THROTTLED: 'Cognito refused too many calls. What was done is kept; resuming goes on from there.',
    GROUP_MISSING:
      'There is no group everyone in Cognito any more. What was done is kept. Make the group again, then resume: docs/runbook.md has the commands.',
    REFUSED: 'Cognito refused the call. What was done is kept. Look at the rights of the worker, then resume.',
  } as Record<string, string>,
  failureUnknown: 'What was done is kept; resuming goes on from there.',

  progress: 'Progress of the run',
  figures: {
    users: 'Users read',
    members: 'Members read',
    calls: 'Calls',
    added: 'Added',
    already: 'Already',
    skipped: 'Skipped',
    failed: 'Failed',
    removed: 'Taken out',
  },
  rate: (rate: number) => `${rate.toFixed(1)} calls a second`,
  rateHeld: (percent: number) => `held to ${percent} % of the quota`,
  noRate: 'Begins in a moment',
  noWorker: 'No worker is on it at the moment. Another takes over within a minute; nothing is lost',
  isWaiting: 'Waits for its turn: the worker is on another run. Each goes on in turns',
  throttled: 'Cognito asks for a slower pace. The run waits a little between calls; nothing is lost',
  isPaused: 'Paused. Nothing happens until you resume',
  pausing: 'Pausing: the step under way is finished first',
  cancelling: 'Cancelling: the step under way is finished first',
  left: (span: string) => `${span} left`,
  leave: 'You may close this page: the run goes on without you.',
  look: 'Look again',
  lookWords: 'Without JavaScript this page stands still.',
  notSent: 'Your choice could not be sent.',
  pollFailed: 'The figures cannot be renewed at the moment; the run goes on. Trying again.',
  pollRefused: 'The figures are not renewed any more. Load the page again; the run goes on.',

  facts: {
    planned: 'Planned',
    counted: 'Counted from',
    callsToApply: 'Calls to apply',
    effect: 'Takes effect',
    run: 'Run',
    took: 'Took',
    calls: 'Calls',
    cancelled: 'Cancelled',
  },
  by: ' by ',
  usersRead: users,
  countedFrom: (all: number, members: number) => `${users(all)}, ${countWords(members, 'member')}`,
  atMost: (calls: number) => `At most ${numberWords(calls)}`,
  effect: 'At their next token refresh, at most 15 minutes after',
  effectBy: 'At their next token refresh: for all by ',

  apply: (count: number) => `Apply to ${users(count)}`,
  discard: 'Discard the plan',
  applyWords: 'Each user is judged again when their turn comes. A run can be undone.',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel the run',
  retryFailed: (count: number) => `Retry the ${numberWords(count)} failed`,
  undo: 'Undo the run',
  undoWords: (count: number) => `Undo removes exactly the ${numberWords(count)} that this run added, and nobody else.`,
  ask: {
    undoTitle: 'Undo this run?',
    undo: (count: number) =>
      `It takes exactly the ${users(count)} that this run added out of the group again, and nobody else. They lose sight of the workspace within 15 minutes. They are not kept out: another repair can add them. Whom somebody else has added as well since, it leaves.`,
    undoGo: (count: number) => `Take ${users(count)} out again`,
    cancelTitle: 'Cancel this run?',
    cancel: (done: number) =>
      `It stops for good. The ${users(done)} that it has added stay members; you can undo that afterwards. To go on later, pause it instead.`,
    cancelGo: 'Cancel the run',
    keep: 'Let it go on',
    back: 'Leave it as it is',
  },

  sheet: {
    plan: 'Missing users',
    report: 'Outcomes',
    orphans: 'Owners who no longer exist',
    filter: 'Filter',
    email: 'Email',
    created: 'Created',
    why: 'Why they are missing',
    choice: 'Choice',
    decision: 'The plan',
    time: 'Time',
    outcome: 'Outcome',
    reason: 'Why',
    todos: 'Todos',
    all: 'All',
    add: 'Add',
    leave: 'Leave alone',
    keptOut: 'Kept out',
    noEmail: 'No email',
    notVerified: 'not verified',
    save: 'Save choices',
    pick: (who: string) => `Add ${who}`,
    next: 'Next page',
    first: 'Back to the first page',
    export: 'Export:',
    none: 'Nobody is on this list.',
    noneYet: 'Nobody has an outcome yet.',
    choosing: 'Choose by reason',
    anyReason: 'Any reason',
    leaveThese: 'Leave all of these',
    addThese: 'Add all of these',
    saving: 'Saving your choice…',
    choiceFailed: 'The box stands as it was.',
    toOrphans: 'Decide about these todos',
  },
  views: {
    all: 'All',
    chosen: 'To add',
    left: 'Left alone',
    'kept-out': 'Kept out',
    failed: 'Failed',
    skipped: 'Skipped',
    already: 'Already',
    added: 'Added',
    removed: 'Taken out',
  } satisfies Record<RunView, string>,
  notYet: 'Not yet',
  reasons: {
    NEVER_SIGNED_IN: 'Made by an administrator, never signed in',
    FEDERATED: 'Signs in elsewhere, so the trigger did not run',
    CONFIRMED_WITHOUT_TRIGGER: 'Confirmed without the trigger',
    UNCONFIRMED: 'Email not confirmed',
    DISABLED: 'Disabled',
    KEPT_OUT: 'Kept out on purpose',
    OWNER_GONE: 'The account no longer exists',
  } satisfies Record<ItemReason, string>,
  outcomes: {
    CHOSEN: 'Not yet',
    LEFT_ALONE: 'Left alone',
    KEPT_OUT: 'Kept out',
    ORPHAN: 'Without an owner',
    FAILED: 'Failed',
    SKIPPED: 'Skipped',
    ALREADY: 'Already a member',
    ADDED: 'Added',
    REMOVED: 'Taken out again',
    REMOVAL_SKIPPED: 'Skipped',
    REMOVAL_FAILED: 'Failed',
  } satisfies Record<Shelf, string>,
  because: {
    DELETED: 'Deleted since the plan',
    DISABLED: 'Disabled since the plan',
    KEPT_OUT: 'Kept out since the plan',
    THROTTLED: 'Cognito had too many requests, each time it was asked',
    UNAVAILABLE: 'Cognito did not answer, each time it was asked',
    REFUSED: 'Cognito refused to do it',
    GROUP_MISSING: 'There was no group everyone',
    NOT_IN_GROUP: 'Not in the group any more, so there was nothing to take back',
    ADDED_SINCE: 'Somebody else has added them as well since, so it is not for this run to take back',
  } satisfies Record<OutcomeReason, string>,
  state: {
    SCANNING: 'Scanning',
    PLANNED: 'Planned',
    APPLYING: 'Applying',
    PAUSED: 'Paused',
    DONE: 'Done',
    UNDOING: 'Undoing',
    UNDONE: 'Undone',
    CANCELLED: 'Cancelled',
    FAILED: 'Stopped',
  },
  milestone: (percent: number) => `${percent} % done`,
} as const
