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

  row: {
    saving: 'Saving…',
    adding: 'Adding…',
    gone: 'No longer here',
    unreachable: 'No answer came. It may be saved or not; sending it again does no harm.',
  },

  nothingFound: 'Nothing found in what was searched.',
  select: 'Select',
  selectOne: (name: string) => `Select ${name}`,
  tools: 'More about this list',
  keys: 'Keyboard shortcuts',
  files: {
    csv: 'Export as CSV',
    json: 'Export as JSON',
    import: 'Import todos',
  },
} as const
