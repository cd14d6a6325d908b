import { DISPLAY_NAME_LIMIT } from './member'

// Joiners stay: emoji and several scripts are spelled with them. Every other invisible or steering character goes.
const INVISIBLE = /(?![\u200c\u200d])[\p{C}\p{Z}\u3164\u115f\u1160\uffa0]+/gu
const SAYS_SOMETHING = /[\p{L}\p{N}\p{Extended_Pictographic}]/u
// Phonetic letters and small capitals: no name is written in them, and each looks like another letter.
const PHONETIC = /[\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff\uab30-\uab6f]/u
const PILED_MARKS = /\p{Mn}{4,}/u

/** The name as it will be shown: composed, trimmed, inner space single; null when nothing readable of at most 60 characters is left. */
export const normaliseDisplayName = (raw: string): string | null => {
  const name = raw.normalize('NFC').replace(INVISIBLE, ' ').trim()
  const length = [...name].length
  return length >= 1 &&
    length <= DISPLAY_NAME_LIMIT &&
    SAYS_SOMETHING.test(name) &&
    !PILED_MARKS.test(name) &&
    !PHONETIC.test(name)
    ? name
    : null
}

/** The name to begin with: what stands before the @, or "member" where that cannot be shown. */
export const nameFromEmail = (email: string): string => {
  const [localPart = ''] = email.split('@')
  return normaliseDisplayName([...localPart].slice(0, DISPLAY_NAME_LIMIT).join('')) ?? 'member'
}
