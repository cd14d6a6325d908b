import unhomoglyph from 'unhomoglyph'

const COMBINING_DIACRITICS = /[\u0300-\u036f]/g
// Variation selectors and enclosing marks are marks to Unicode, and nothing to a reader.
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Me}]/gu
const NOT_SPOKEN = /[^\p{L}\p{M}\p{N}]/gu
const NOT_DRAWN = /[^\p{Extended_Pictographic}]/gu

const plain = (name: string) => name.normalize('NFKD').replace(COMBINING_DIACRITICS, '').replace(UNSEEN, '')

/**
 * What a name looks like: names that a reader could take for one another share one key (Unicode UTS #39, with case and the
 * letters i, l and 1 folded too). Empty when the name has nothing to look at.
 */
export const nameKey = (name: string): string => {
  // Twice, since capitals and small letters are confusable with different characters.
  const folded = plain(unhomoglyph(unhomoglyph(plain(name)).toLowerCase())).toLowerCase()
  const spoken = folded
    .replace(NOT_SPOKEN, '')
    .replace(/[i1|\u0131]/g, 'l')
    .replace(/0/g, 'o')
  // A picture beside a name tells nobody apart; a name that is all pictures is told by them.
  return spoken || folded.replace(NOT_DRAWN, '')
}

const NOBODY = new Set(['you', 'me', 'mine', 'everyone', 'someone', 'nobody', 'commons'].map(nameKey))
const ADMINISTRATORS = new Set(
  ['admin', 'admins', 'administrator', 'administrators', 'moderator', 'support', 'system'].map(nameKey),
)

// What stands behind the name of somebody who is gone.
const isAsOfOneWhoLeft = (name: string) => /\(\s*left\s*\)\s*$/i.test(name.normalize('NFKC'))

/** Words that the interface itself uses are nobody's, and so is its mark of who is gone; a name with a word of office in it is an administrator's. */
export const isReservedName = (name: string, isAdministrator: boolean) =>
  NOBODY.has(nameKey(name)) ||
  isAsOfOneWhoLeft(name) ||
  (!isAdministrator && [name, ...name.split(NOT_SPOKEN)].some((word) => ADMINISTRATORS.has(nameKey(word))))
