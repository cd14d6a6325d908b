import unhomoglyph from 'unhomoglyph'

const COMBINING_DIACRITICS = /[\u0300-\u036f]/g
const NOT_SPOKEN = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}]/gu

const plain = (name: string) => name.normalize('NFKD').replace(COMBINING_DIACRITICS, '')

/**
 * What a name looks like: names that a reader could take for one another share one key (Unicode UTS #39, with case and the
 * letters i, l and 1 folded too). Empty when the name has nothing to look at.
 */
export const nameKey = (name: string): string =>
  // Twice, since capitals and small letters are confusable with different characters.
  plain(unhomoglyph(unhomoglyph(plain(name)).toLowerCase()))
    .toLowerCase()
    .replace(NOT_SPOKEN, '')
    .replace(/[i1|]/g, 'l')
    .replace(/0/g, 'o')

const NOBODY = new Set(['you', 'me', 'mine', 'everyone', 'someone', 'nobody', 'commons'].map(nameKey))
const ADMINISTRATORS = new Set(
  ['admin', 'admins', 'administrator', 'administrators', 'moderator', 'support', 'system'].map(nameKey),
)

/** Words that the interface itself uses are nobody's; those of office are an administrator's. */
export const isReservedName = (key: string, isAdministrator: boolean) =>
  NOBODY.has(key) || (!isAdministrator && ADMINISTRATORS.has(key))
