const LIMIT = 200

/** What a name is listed by: without regard to case, and composed, since DynamoDB compares bytes. */
export const sortName = (displayName: string): string =>
  [...displayName.normalize('NFC').toLocaleLowerCase('en').normalize('NFC').trim()].slice(0, LIMIT).join('')
