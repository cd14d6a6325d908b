import type { LetterWords } from './letter-words'

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

interface Filling {
  /** What Cognito puts the code, and the name, in place of. */
  code: string
  name: string
  /** To whom: not shown, but taken along by the link, so that it need not be typed again. */
  email: string
  /** Scheme and host of the site. */
  site: string
}

/** A letter as Cognito sends it: HTML of plain paragraphs, which every mail program shows alike. */
export const writeLetter = ({ subject, paragraphs, page }: LetterWords, { code, name, email, site }: Filling) => {
  const address = page === '/account' ? `${site}${page}` : `${site}${page}?email=${encodeURIComponent(email)}`
  const put: Record<string, string> = {
    '{code}': `<strong style="font-size:1.25em">${code}</strong>`,
    '{name}': `<strong>${name}</strong>`,
    '{link}': `<a href="${escapeHtml(address)}">${escapeHtml(`${site}${page}`)}</a>`,
  }
  const fill = (text: string) => escapeHtml(text).replace(/\{\w+\}/g, (mark) => put[mark] ?? mark)
  return { subject, html: paragraphs.map((text) => `<p>${fill(text)}</p>`).join('\n') }
}
