import 'server-only'
import { PLAIN_POLICY } from './security-headers'
import { words } from './words'

const STYLE = [
  ':root{color-scheme:light dark;--ink:light-dark(#151817,#e9edeb);--go:light-dark(#0a6645,#58c799)}',
  'body{max-width:40rem;margin:0 auto;padding:3.5rem 1rem;background:light-dark(#fff,#131514);color:var(--ink)}',
  'body,textarea{font:1rem/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}',
  'h1{font-size:1.5rem;line-height:2rem}a{display:inline-block;padding:.625rem 0;color:var(--go)}',
  'textarea{box-sizing:border-box;width:100%;margin-bottom:1rem}',
].join('')

/** SHA-256 of the style, as a test computes it: middleware.ts, which shows such a page too, has no digest at once. */
const STYLE_HASH = 'Hha4igFrS86XfkujXhaufPZ1x/elb34b/Fpv3de+LbI='

/** Runs nothing, loads nothing, and sends nothing. */
export const PLAIN_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; ${PLAIN_POLICY}`

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)

interface PlainPage {
  title: string
  words: string
  link: { href: string; label: string }
  /** What was typed, by the names of its fields, to be copied from here. */
  typed?: [name: string, text: string][]
}

/** A whole document for what no page of the app can answer: it needs neither script nor another file. */
export const plainPage = ({ title, words: text, link, typed = [] }: PlainPage): string => {
  const fields = typed.map(
    ([name, value]) =>
      // The first line break after the tag is not a part of the text.
      `<label>${escapeHtml(name)}<textarea readonly rows="6">\n${escapeHtml(value)}</textarea></label>`,
  )
  const kept = fields.length > 0 ? `<p>${words.plain.typed}</p>${fields.join('')}` : ''
  return [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${kept}`,
    `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p></main></body></html>`,
  ].join('')
}
