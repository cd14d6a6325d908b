import type { LedgerFilter } from '../../lib/domain/ledger-query'
import type { ItemReason, LedgerAct, LedgerOutcome, OutcomeReason, RunScope } from '../../lib/domain/repair'
import { countWords, numberWords } from './numbers'
import { runWords } from './runs'

/** Words of the ledger: every privileged act, and each account that its owner deleted, with its end. */
export const ledgerWords = {
  title: 'Ledger',
  words: 'Every privileged act, and who deleted their own account, newest first. Rows are only ever added.',
  failedTitle: 'The ledger did not come',
  retry: 'Try again',
  list: 'Acts, newest first',
  none: 'Nothing is written down here.',
  noneMatches: 'No act matches.',
  columns: { when: 'When', who: 'By', act: 'Act', whom: 'On whom', outcome: 'What came of it', run: 'Run' },
  run: 'Run',
  endUnknown: 'Begun, end not known',
  took: (span: string) => `after ${span}`,
  older: 'Older acts',
  newest: 'Back to the newest',
  searchedBack: 'Searched back to ',
  export: 'Export:',

  filters: {
    title: 'Filter',
    anyAct: 'Any act',
    names: {
      act: 'Act',
      who: 'By, id',
      user: 'On whom, id',
      run: 'Run, id',
      from: 'From (UTC)',
      to: 'To (UTC)',
    } satisfies Record<LedgerFilter, string>,
    apply: 'Show',
    clear: 'Show all',
    unread: (filters: readonly string[]) =>
      `This cannot be looked for: ${filters.join('; ')}. Write it anew, or show all: an id has no spaces, and stands on the page of its user or run.`,
  },
  chains: {
    title: 'Check that nothing was changed',
    words: 'Each row carries the hash of the one before it in its chain, a chain for each day and run.',
    day: (day: string) => `Day ${day}`,
    run: (id: string) => `Run ${id}`,
    check: 'Check this chain',
    empty: 'has no rows: nothing is written down in it.',
    intact: (rows: number) => `is intact: ${countWords(rows, 'row')}, each of which follows from the one before.`,
    sofar: (rows: number) => `is intact up to row ${numberWords(rows)}. There are more.`,
    goOn: 'Go on checking',
    broken: (row: number) => `Row ${numberWords(row)} does not follow from the one before.`,
    brokenWords:
      'It, or the row before it, was changed or taken away after it was written. Do not rely on this chain from there on.',
    failed: 'The chain could not be checked.',
    unknown: 'No chain is called so. Check one that is listed below.',
  },
  acts: {
    REPAIR: 'Repaired',
    REMOVE: 'Removed from the group',
    KEEP_OUT: 'Removed and kept out',
    RESTORE: 'Restored',
    MAKE_ADMIN: 'Made an administrator',
    UNMAKE_ADMIN: 'Made an administrator no more',
    RESEND_INVITATION: 'Sent the invitation again',
    RESET_PASSWORD: 'Reset the password',
    SWITCH_APP_OFF: 'Switched their app off',
    DISABLE: 'Disabled',
    ENABLE: 'Enabled',
    SIGN_OUT: 'Signed out everywhere',
    DELETE: 'Deleted',
    TRASH_TODOS: 'Put their todos into the trash',
    RETURN_TODOS: 'Took their todos out of the trash',
    CREATE_USER: 'Created',
    DELETE_OWN_ACCOUNT: 'Deleted their own account',
    START_RUN: 'Began a run',
    CHOOSE_ITEMS: 'Chose users of a plan',
    APPLY_RUN: 'Applied a plan',
    PAUSE_RUN: 'Paused a run',
    RESUME_RUN: 'Resumed a run',
    CANCEL_RUN: 'Cancelled a run',
    RETRY_RUN: 'Retried what failed in a run',
    UNDO_RUN: 'Undid a run',
    RUN_ADDED: 'Added by a run',
    RUN_REMOVED: 'Taken out again by an undo',
    DOOR_ADDED: 'Added at the door',
    CHANGE_SETTINGS: 'Changed the settings',
  } satisfies Record<LedgerAct, string>,
  outcomes: {
    BEGUN: 'Begun',
    DONE: 'Done',
    ALREADY: 'Was so already',
    SKIPPED: 'Skipped',
    REFUSED: 'Refused',
    FAILED: 'Failed',
  } satisfies Record<LedgerOutcome, string>,
} as const

const SETTINGS: Record<string, string> = {
  door: 'the door',
  nightly: 'the nightly scan',
  userListPerSecond: 'quota of listing users',
  groupReadPerSecond: 'quota of reading groups',
  groupChangePerSecond: 'quota of changing groups',
  ratePercent: 'share of the quotas',
}
const VALUES: Record<string, string> = { WAIT: 'wait', ADD: 'add', OFF: 'off', PLAN: 'plan', APPLY: 'plan and apply' }

const settingWords = (pair: string) => {
  const [name = '', value = ''] = pair.trim().split(' ')
  return `${SETTINGS[name] ?? name}: ${VALUES[value] ?? value}`
}

const choiceWords = (detail: string) => {
  const [shelf, whom = ''] = detail.split(' ')
  const who = whom === 'ALL' ? 'all' : (runWords.reasons[whom as ItemReason] ?? countWords(Number(whom), 'user'))
  return `${who}: ${shelf === 'CHOSEN' ? 'to add' : 'left alone'}`
}

/** What the ledger notes beside an act, in words where they are known. */
export const detailWords = (act: LedgerAct, detail: string): string => {
  switch (act) {
    case 'CHANGE_SETTINGS':
      return detail.split(',').map(settingWords).join('; ')
    case 'CHOOSE_ITEMS':
      return choiceWords(detail)
    case 'START_RUN':
      return runWords.scopes[detail as RunScope]?.toLowerCase() ?? detail
    case 'APPLY_RUN':
      return countWords(Number(detail), 'user')
    default:
      return runWords.because[detail as OutcomeReason] ?? detail
  }
}
