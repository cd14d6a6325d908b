/** What is said aloud when something was done, by what was done. `names`: of the todos that it was done to. */
export const saidWords = {
  added: ([name, ...more]: string[]) => (more.length === 0 ? `Added “${name}”` : `Added ${more.length + 1} todos`),
  completed: ([name, ...more]: string[]) =>
    more.length === 0 ? `“${name}” is done` : `${more.length + 1} todos are done`,
  reopened: ([name, ...more]: string[]) =>
    more.length === 0 ? `“${name}” is open again` : `${more.length + 1} todos are open again`,
  trashed: ([name, ...more]: string[]) =>
    more.length === 0 ? `“${name}” is in Trash` : `${more.length + 1} todos are in Trash`,
  trashing: ([name, ...more]: string[]) =>
    more.length === 0 ? `“${name}” goes to Trash…` : `${more.length + 1} todos go to Trash…`,
  restored: ([name, ...more]: string[]) =>
    more.length === 0 ? `“${name}” is restored` : `${more.length + 1} todos are restored`,
  renamed: ([name]: string[]) => `Saved as “${name}”`,
  removed: ([name]: string[]) => `“${name}” is deleted for good`,
  newOnes: ({ length }: string[]) =>
    length === 1 ? '1 new todo waits above the list' : `${length} new todos wait above the list`,
  shownNew: ({ length }: string[]) => `${length} new shown`,
  loaded: ({ length }: string[]) => `${length} more loaded`,
  notYours: () => 'Only its owner can change this',
  copied: () => 'The link is copied',
  /** By somebody else. */
  theyCompleted: ([name, who]: string[]) => `${who} completed “${name}”`,
  theyReopened: ([name, who]: string[]) => `${who} reopened “${name}”`,
  theyRestored: ([name, who]: string[]) => `${who} restored “${name}”`,
  theyTrashed: ([name, who]: string[]) => `${who} deleted “${name}”`,
  theyRemoved: ([name, who]: string[]) => `${who} deleted “${name}” for good`,
  theyChanged: ([name, who]: string[]) => `${who} changed “${name}”`,
} as const

export type Said = keyof typeof saidWords
