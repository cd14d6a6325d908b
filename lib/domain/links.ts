export interface TextPart {
  text: string
  /** Absent for what is no link. */
  href?: string
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\\^{|}]+/giu
// What more often ends a sentence than an address.
const SENTENCE_END = /[.,;:!?…'"’”»\]]+$/u

const trimmed = (address: string): string => {
  const text = address.replace(SENTENCE_END, '')
  const isUnopened = text.endsWith(')') && text.split(')').length > text.split('(').length
  return isUnopened ? trimmed(text.slice(0, -1)) : text
}

/** Text in parts, with what is an http or https address as a link to just what is read there. */
export const linkParts = (text: string): TextPart[] => {
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(found)
    if (!URL.canParse(address)) continue
    const { href, username, password } = new URL(address)
    // `https://bank.example@elsewhere.example` leads elsewhere than it reads.
    if (username || password) continue
    if (index > from) parts.push({ text: text.slice(from, index) })
    parts.push({ text: address, href })
    from = index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
