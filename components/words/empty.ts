/** Words of views with nothing in them. */
export const emptyWords = {
  everyone: {
    OPEN: {
      title: 'Nothing to do',
      words: 'Write a line above and press Enter. Everyone in the group will see it; only you can change it.',
    },
    DONE: { title: 'Nothing is done yet', words: 'What anybody completes is listed here.' },
    TRASH: { title: 'Your Trash is empty', words: 'What you delete waits here for 30 days.' },
  },
  mine: {
    OPEN: {
      title: 'Nothing of yours is open',
      words: 'Write a line above and press Enter. Everyone in the group will see it; only you can change it.',
    },
    DONE: { title: 'You have completed nothing yet', words: 'Tick the box of a todo of yours, and it is listed here.' },
    TRASH: { title: 'Your Trash is empty', words: 'What you delete waits here for 30 days.' },
  },
  person: {
    OPEN: { title: 'Nothing of theirs is open', words: 'What they add is listed here.' },
    DONE: { title: 'They have completed nothing yet', words: 'What they complete is listed here.' },
    TRASH: { title: 'Your Trash is empty', words: 'What you delete waits here for 30 days.' },
  },
  nobody: { title: 'There is no such person', words: 'The address may be mistyped. Look for them among the people.' },
  waiting: 'Write a line above and press Enter. Once you are a member, everyone in the group will see it.',
  further: 'Everything on this page has left the list. There is more on the next.',
} as const
