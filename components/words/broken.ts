/** Words of a page that broke. */
export const brokenWords = {
  title: 'Something went wrong here',
  words: 'It is not your doing, and nothing that was saved is lost. Try again in a moment.',
  reference: (id: string) => `If it happens again, tell an administrator this number: ${id}`,
  again: 'Try again',
} as const
