import { TODO_NOTES_LIMIT } from '../../lib/domain/todo'

/** Words of what comes and goes in a list of todos: fetched when the page is usable. */
export const listActWords = {
  conflict: {
    label: 'Conflict',
    words: 'This changed on another device while you wrote. Choose one.',
    yours: 'Your text',
    saved: 'Saved text',
    savedAt: 'Saved at ',
    keepYours: 'Keep yours',
    keepSaved: 'Keep saved',
    none: '(nothing)',
  },
  panel: { unsaved: 'What you wrote is not saved yet.', discard: 'Discard it' },
  undo: { label: 'Undo', close: 'Close' },
  status: {
    reconnecting: 'Reconnecting: what others do may come late.',
    offline: 'You are offline. What you do is kept here and sent when there is a network.',
    offlineUnsaved: (count: number) =>
      count === 1
        ? 'You are offline. 1 change waits, and is sent when there is a network: keep this page open.'
        : `You are offline. ${count} changes wait, and are sent when there is a network: keep this page open.`,
    signedOut: 'You are signed out. What is not saved stays here: sign in in another tab, then try again.',
    unsaved: (count: number) => (count === 1 ? '1 change is not saved.' : `${count} changes are not saved.`),
    removed: 'You are not a member any more: what others do is not shown.',
    reload: 'Load the page again',
    retryAll: 'Try again',
    signIn: 'Sign in',
    cannotRefresh: 'The list could not be brought up to date. It is tried again.',
  },
  select: {
    stop: 'Stop selecting',
    label: 'Selection',
    all: 'Select all yours',
    allLoaded: (count: number) => `Select the ${count} of yours loaded so far`,
    count: (count: number) => `${count} selected`,
    complete: (count: number) => `Complete ${count}`,
    reopen: (count: number) => `Reopen ${count}`,
    trash: 'Move to Trash',
    restore: (count: number) => `Restore ${count}`,
    none: 'None of these is yours',
  },
  paste: {
    title: (count: number) => `Add ${count} ${count === 1 ? 'todo' : 'todos'}?`,
    words: (count: number) => `You pasted ${count} lines. Each becomes a todo of its own.`,
    tooMany: (count: number, most: number) =>
      `You pasted ${count} lines, and ${most} are added at once. The first ${most} are; copy the others again, and paste them after these.`,
    long: (count: number) =>
      count === 0
        ? ''
        : `${count} of them ${count === 1 ? 'is' : 'are'} longer than a name can be: the whole line goes into the notes.`,
    tooLong: (count: number) =>
      count === 0
        ? ''
        : `${count} of them ${count === 1 ? 'is' : 'are'} longer than ${TODO_NOTES_LIMIT.toLocaleString('en')} characters and cannot be added.`,
    confirm: (count: number) => `Add ${count} ${count === 1 ? 'todo' : 'todos'}`,
    asOne: 'Add as one line',
    cancel: 'Cancel',
  },
  search: {
    open: 'Search',
    label: 'Search these todos',
    found: (found: number, searched: number, isAll: boolean) =>
      isAll ? `${found} found in all ${searched}` : `${found} found, ${searched} searched so far`,
    go: 'Search further',
    searching: 'Searching…',
    stop: 'Stop',
    close: 'Close the search',
  },
  failure: {
    notSaved: 'Not saved:',
    notAdded: 'Not added.',
    retry: 'Retry',
    discard: 'Discard',
    signIn: 'Sign in',
  },
} as const
