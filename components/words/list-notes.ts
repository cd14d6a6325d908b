/** What a list says of itself, above its rows or in their place. Only the server says it. */
export const listNoteWords = {
  unreadable: (count: number) =>
    count === 1
      ? '1 todo could not be read and is not shown. The others are complete.'
      : `${count} todos could not be read and are not shown. The others are complete.`,
  failedTitle: 'The todos did not come',
  failedKept: 'Nothing is lost: what was saved is still there.',
  trashNote:
    'What is here is deleted for good 30 days after it came. Others do not see your Trash here, but it is not secret: a member who asks the service itself can read it.',
} as const
