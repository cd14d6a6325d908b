import { openCursor } from '../../records/cursor'

const MOST = 100

/** What every paged operation takes. */
export interface PageInput {
  cursor?: string | null
  limit?: number | null
}

/** How many rows from which place on; null for what no page has. */
export const readPage = ({ cursor, limit }: PageInput, question: unknown, usual = 50) => {
  const rows = limit ?? usual
  if (rows < 1 || rows > MOST) return null
  if (cursor === undefined || cursor === null) return { rows, place: undefined }
  const place = openCursor(question, cursor)
  return place && { rows, place }
}
