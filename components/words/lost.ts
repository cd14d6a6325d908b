/** Words of the pages that say something went wrong. */
export const lostWords = {
  notFound: {
    title: 'There is nothing here',
    words: 'The address may be mistyped, or what stood here is gone.',
    back: 'Go to the workspace',
  },
  forbidden: {
    title: 'This page is for administrators',
    words: 'Your account is not one. If it should be, ask an administrator, then sign out and in again.',
    back: 'Go to the workspace',
  },
  broken: {
    title: 'Something went wrong here',
    words: 'It is not your doing, and nothing that was saved is lost. Try again in a moment.',
    reference: (id: string) => `If it happens again, tell an administrator this number: ${id}`,
    again: 'Try again',
  },
} as const
