import type { ExportFormat } from '../domain/user-export'

interface Part {
  /** Its users, as they stand in the file. */
  rows: string
  count: number
  /** Address of the part that comes next. */
  next?: string
}

const NEXT = /(?:^|\r\n)"?# [^\r\n]* (\/admin\/users\/export\?[^\s"]+)"?\r\n$/

/** Line ends outside of quoted cells: rows. */
const rowsIn = (text: string) => {
  let count = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++)
    if (text[at] === '"') isQuoted = !isQuoted
    else if (!isQuoted && text[at] === '\n') count++
  return count
}

/** Takes a part of a CSV file apart: its head, its rows, and where it goes on. */
export const readCsvPart = (text: string): Part & { head: string } => {
  const headEnd = text.indexOf('\r\n') + 2
  const body = text.slice(headEnd)
  const end = NEXT.exec(body)
  // The line end before the last line belongs to the row before it.
  const rows = end ? body.slice(0, end.index + (end[0].startsWith('\r') ? 2 : 0)) : body
  return { head: text.slice(0, headEnd), rows, count: rowsIn(rows), next: end?.[1] }
}

const readJsonPart = (text: string): Part & { head: string } => {
  const { users, next } = JSON.parse(text) as { users: unknown[]; next?: string }
  return { head: '', rows: users.map((user) => JSON.stringify(user)).join(',\n'), count: users.length, next }
}

const save = (text: string, type: string, name: string) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Fetches every part of an export, one after the other, and saves them as one file. Answers how many users it holds. */
export const saveExport = async (
  format: ExportFormat,
  path: string,
  tell: (count: number) => void,
): Promise<number> => {
  const parts: string[] = []
  let head = ''
  let count = 0
  for (let at: string | undefined = path; at; ) {
    const reply: Response = await fetch(at)
    if (!reply.ok) throw new Error(`The export answered ${reply.status}`)
    // Unlike text(), this keeps the mark at the beginning.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await reply.arrayBuffer())
    const part = format === 'csv' ? readCsvPart(text) : readJsonPart(text)
    if (part.next && part.count === 0) throw new Error('The export does not go on')
    head ||= part.head
    if (part.rows) parts.push(part.rows)
    count += part.count
    at = part.next
    if (at) tell(count)
  }
  if (format === 'csv') save(head + parts.join(''), 'text/csv;charset=utf-8', 'users.csv')
  else save(`{"users":[\n${parts.join(',\n')}\n],"isComplete":true}\n`, 'application/json', 'users.json')
  return count
}
