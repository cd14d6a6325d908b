/** Words of the workspace: the list of todos, and the page of people who wait. */
export const workspaceWords = {
  newTodo: 'New todo',
  add: 'Add',
  edit: 'Edit',
  trash: 'Move to Trash',
  restore: 'Restore',
  remove: 'Delete for good',
  save: 'Save',
  cancel: 'Cancel',
  name: 'Name',
  enter: 'Enter',
  escape: 'Esc',
  complete: (name: string) => `Complete ${name}`,
  reopen: (name: string) => `Reopen ${name}`,
  openSign: 'Open.',
  doneSign: 'Done.',
  goneSign: 'Gone.',
  only: 'Only',
  canChange: 'can change this',
  emptyName: 'Write what there is to do.',

  states: { OPEN: 'Open', DONE: 'Done', TRASH: 'Trash' },
  state: 'State',
  listOf: (title: string, state: string) => `${title}, ${state.toLowerCase()}`,
  counts: (all: number, mine: number, state: string) => `${all} ${state.toLowerCase()}, ${mine} of them yours`,
  countsMine: (all: number, state: string) => `${all} ${state.toLowerCase()}`,
  atLeast: (count: number, state: string) => `${count}+ ${state.toLowerCase()}`,
  onlyYours: 'Only your own todos are here',
  more: 'Load more',
  loading: 'Loading…',
  newest: 'Back to the newest',
  shown: (count: number) => `${count} shown`,
  moreFailed: 'The next todos did not come. Try again.',
  unreadable: (count: number) =>
    count === 1
      ? '1 todo could not be read and is not shown. The others are complete.'
      : `${count} todos could not be read and are not shown. The others are complete.`,
  retry: 'Try again',
  failedTitle: 'The todos did not come',
  failedKept: 'Nothing is lost: what was saved is still there.',
  trashNote:
    'What is here is deleted for good 30 days after it came. Others do not see your Trash here, but it is not secret: a member who asks the service itself can read it.',

  waitingNew: (count: number) => `${count} new`,
  from: 'from',
  and: 'and',
  others: (count: number) => `${count} others`,

  due: {
    label: 'Due',
    overdue: (days: number) => (days === 1 ? 'Overdue 1 day' : `Overdue ${days} days`),
    today: 'Today',
    tomorrow: 'Tomorrow',
    done: 'Done',
    left: (days: number) => (days <= 0 ? 'Deleted soon' : days === 1 ? 'Deleted in 1 day' : `Deleted in ${days} days`),
  },

  /** Said aloud, and shown on the bar. */
  said: {
    added: (name: string) => `Added “${name}”`,
    addedMany: (count: number) => `Added ${count} todos`,
    completed: (name: string) => `“${name}” is done`,
    reopened: (name: string) => `“${name}” is open again`,
    renamed: (name: string) => `Saved as “${name}”`,
    trashed: (name: string) => `“${name}” is in Trash`,
    trashedMany: (count: number) => `${count} todos are in Trash`,
    completedMany: (count: number) => `${count} todos are done`,
    reopenedMany: (count: number) => `${count} todos are open again`,
    restored: (name: string) => `“${name}” is restored`,
    restoredMany: (count: number) => `${count} todos are restored`,
    removed: (name: string) => `“${name}” is deleted for good`,
    newOnes: (count: number) =>
      count === 1 ? '1 new todo waits above the list' : `${count} new todos wait above the list`,
    shownNew: (count: number) => `${count} new shown`,
    loaded: (count: number) => `${count} more loaded`,
    theirs: (who: string, what: string, name: string) => `${who} ${what} “${name}”`,
    theyCompleted: 'completed',
    theyReopened: 'reopened',
    theyDeleted: 'deleted',
    theyChanged: 'changed',
    copied: 'The link is copied',
  },

  row: {
    saving: 'Saving…',
    adding: 'Adding…',
    gone: 'Not in this list any more',
    notSaved: 'Not saved:',
    notAdded: 'Not added.',
    retry: 'Retry',
    discard: 'Discard',
    unreachable: 'No answer came. It may be saved or not; sending it again does no harm.',
    signIn: 'Sign in',
  },
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
    start: 'Select',
    stop: 'Stop selecting',
    label: 'Selection',
    one: (name: string) => `Select ${name}`,
    all: 'Select all yours',
    count: (count: number) => `${count} selected`,
    complete: (count: number) => `Complete ${count}`,
    reopen: (count: number) => `Reopen ${count}`,
    trash: 'Move to Trash',
    restore: (count: number) => `Restore ${count}`,
    none: 'None of these is yours',
  },

  paste: {
    title: (count: number) => `Add ${count} todos?`,
    words: (count: number) => `You pasted ${count} lines. Each becomes a todo of its own.`,
    tooMany: (count: number, most: number) =>
      `You pasted ${count} lines, and ${most} are added at once. The first ${most} are; paste the others afterwards.`,
    confirm: (count: number) => `Add ${count} todos`,
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
    none: 'Nothing found in what was searched.',
  },

  tools: 'More about this list',
  keys: 'Keyboard shortcuts',
  files: {
    csv: 'Export as CSV',
    json: 'Export as JSON',
    import: 'Import todos',
  },
} as const
