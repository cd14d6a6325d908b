/** Words of the page of one’s own name. */
export const displayNameWords = {
  title: 'Your name',
  words: 'This is how everyone sees you beside your todos. No two members have the same name.',
  label: 'Display name',
  submit: 'Save',
} as const
