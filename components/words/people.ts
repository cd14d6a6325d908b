/** Words of the page on which one picks a person. */
export const peopleWords = {
  title: 'People',
  words: 'Pick whose todos to look at.',
  search: 'Name begins with',
  submit: 'Find',
  person: 'Person',
  none: (text: string) => `Nobody’s name begins with “${text}”.`,
  nobody: 'Nobody is here yet.',
  failed: 'The names did not come',
  more: 'More names',
  you: 'you',
} as const
