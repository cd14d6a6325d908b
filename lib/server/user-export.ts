import 'server-only'
import type { Result } from '../domain/result'
import type { UserPage } from '../domain/user'
import type { ExportWriter } from '../domain/user-export'

// Amplify Hosting gives a request 30 seconds, and an answer a few megabytes.
const PART_MS = 25_000
const PART_LENGTH = 4_000_000

export interface ExportSource {
  writer: ExportWriter
  /** The page that the part begins with: read before anything is sent, so that a refusal can still be an answer. */
  first: UserPage
  readPage: (cursor: string) => Promise<Result<UserPage>>
  /** The address of the part that begins at a cursor. */
  pathAt: (cursor: string) => string
  /** Milliseconds since the epoch. */
  now: () => number
  startedAt: number
}

/** A part of a file of users, page by page. It ends in time, and says at its end where it goes on. */
export async function* exportUsers(source: ExportSource): AsyncGenerator<string> {
  const { writer, first, readPage, pathAt, now, startedAt } = source
  let page = first
  let length = 0
  let isFirst = true
  yield writer.start
  for (;;) {
    let text = ''
    for (const user of page.users) {
      text += writer.user(user, isFirst)
      isFirst = false
    }
    length += text.length
    yield text
    const cursor = page.nextCursor
    if (!cursor) return yield writer.end({})
    if (now() - startedAt > PART_MS || length > PART_LENGTH) return yield writer.end({ next: pathAt(cursor) })
    const read = await readPage(cursor)
    if (!read.ok) return yield writer.end({ next: pathAt(cursor), because: read.error.message })
    page = read.data
  }
}
