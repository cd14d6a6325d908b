/** A message that the local Cognito would have sent. `sentAt` in milliseconds since the epoch. */
export interface Mail {
  to: string
  purpose: string
  code: string
  subject: string
  /** HTML, as mail programs show it. */
  text: string
  sentAt: number
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign)

const STYLE = `:root{color-scheme:light dark;--line:light-dark(#d9dce1,#3a3f47);--quiet:light-dark(#565d68,#a4acb8)}
body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}caption{text-align:left;color:var(--quiet);padding-bottom:.5rem}
th,td{text-align:left;padding:.75rem .5rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
code{font:600 1.125rem ui-monospace,monospace;user-select:all}
a{display:inline-block;padding:.6rem 0}summary{cursor:pointer;padding:.6rem 0}
iframe{display:block;width:100%;height:16rem;border:1px solid var(--line);background:#fff;color-scheme:light}`

// Links open beside the mailbox; nothing in a letter runs.
const letter = (text: string) =>
  escapeHtml(`<base target="_blank"><body style="font:16px/1.5 system-ui,sans-serif;color:#000">${text}`)

const row = ({ to, purpose, code, subject, text, sentAt }: Mail) => {
  const time = new Date(sentAt).toISOString()
  return `<tr><td>${escapeHtml(to)}</td><td>${escapeHtml(purpose)}<details><summary>${escapeHtml(subject)}</summary><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${escapeHtml(subject)}" srcdoc="${letter(text)}"></iframe></details></td><td><code>${escapeHtml(code)}</code></td><td><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')} UTC</time></td></tr>`
}

const table = (mails: Mail[]) => `<table><caption>Newest first</caption>
<thead><tr><th scope="col">To</th><th scope="col">Purpose</th><th scope="col">Code</th><th scope="col">Sent</th></tr></thead>
<tbody>${newestFirst(mails).map(row).join('\n')}</tbody></table>`

export const newestFirst = (mails: Mail[]) => mails.toSorted((a, b) => b.sentAt - a.sentAt)

/** The page on which a developer reads the codes: plain HTML, nothing to load. */
export const mailboxPage = (mails: Mail[]) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Mailbox</title><style>${STYLE}</style></head>
<body><main><h1>Mailbox</h1><p>Nothing is sent from this machine: codes and temporary passwords arrive here.</p>
<p><a href="/mailbox">Refresh</a></p>
${mails.length === 0 ? '<p>No mail yet.</p>' : table(mails)}</main></body></html>
`
