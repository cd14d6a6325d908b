/** Words of the pages that stand where there is nothing, or nothing for one. */
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
} as const
