import 'server-only'
import type { Result } from '../domain/result'
import { csvWriter, type ExportColumns, jsonWriter } from '../domain/row-export'
import { PRIVATE, refuse } from './route'

// Amplify Hosting gives a request 30 seconds, and an answer a few megabytes.
const PART_MS = 25_000
const PART_LENGTH = 4_000_000

interface Page<Row> {
  rows: Row[]
  nextCursor?: string
}

interface Export<Row> {
  /** Of the file, without its ending. */
  name: string
  format: 'csv' | 'json'
  columns: ExportColumns<Row>
  /** Where this part begins; absent at the first row. */
  cursor?: string
  readPage: (cursor?: string) => Promise<Result<Page<Row>>>
  /** The address of the part that begins at a cursor. */
  pathAt: (cursor: string) => string
  /** Milliseconds since the epoch. */
  now: () => number
}

async function* partOf<Row>(
  { format, columns, readPage, pathAt, now }: Export<Row>,
  first: Page<Row>,
  until: number,
): AsyncGenerator<string> {
  const writer = format === 'json' ? jsonWriter(columns) : csvWriter(columns)
  let [page, length, isFirst] = [first, 0, true]
  yield writer.start
  for (;;) {
    let text = ''
    for (const row of page.rows) {
      text += writer.row(row, isFirst)
      isFirst = false
    }
    length += text.length
    yield text
    const cursor = page.nextCursor
    if (!cursor) return yield writer.end()
    if (now() > until || length > PART_LENGTH) return yield writer.end(pathAt(cursor))
    const read = await readPage(cursor)
    if (!read.ok) return yield writer.end(pathAt(cursor))
    page = read.data
  }
}

/** Rows as a file that is sent while it is read. It ends in time, and says at its end where it goes on. */
export const sendRows = async <Row>(file: Export<Row>): Promise<Response> => {
  const until = file.now() + PART_MS
  // Read before anything is sent, so that a refusal can still be an answer.
  const first = await file.readPage(file.cursor)
  if (!first.ok) return refuse(first.error)
  const parts = partOf(file, first.data, until)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await parts.return(undefined)
    },
  })
  const type = file.format === 'json' ? 'application/json' : 'text/csv'
  return new Response(body, {
    headers: {
      ...PRIVATE,
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${file.name}.${file.format}"`,
    },
  })
}
