import { createHash } from 'node:crypto'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../../../services'
import type { UserQuery } from './user-query'

// As long as Cognito takes its own page tokens.
const KEPT_SECONDS = 3_600
const CURSOR = /^([a-z0-9]{12})\.(\d{1,6})$/
const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * A walk through pages that Cognito can only go forward in. Its tokens are a kilobyte long and lead only on, so each is
 * kept in a row of its own, for an hour: a cursor is then short, and leads back as well.
 */
export interface Listing {
  id: string
  /** Which page, from 0. */
  number: number
  /** Where the page begins: Cognito's token, or a place in a shelf. None for the first. */
  position: string | undefined
  /** Of what is asked for: a cursor is good for that and nothing else. */
  query: string
}

interface PageRow {
  runId: string
  key: string
  position: string
  query: string
  expiresAt: number
}

const keyOf = (id: string, number: number) => ({ runId: `listing#${id}`, key: `page#${number}` })

export const isListingCursor = (cursor: string | null | undefined) => CURSOR.test(cursor ?? '')

/** The page that a cursor means; the first without one. Undefined for a cursor that is forged, too old or of another query. */
export const openListing = async (
  { dynamo, tables, now, random }: Services,
  asked: UserQuery,
  cursor: string | undefined,
): Promise<Listing | undefined> => {
  const query = createHash('sha256').update(JSON.stringify(asked)).digest('base64url')
  if (cursor === undefined) {
    const id = Array.from({ length: 12 }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('')
    return { id, number: 0, position: undefined, query }
  }
  const [, id = '', digits = ''] = CURSOR.exec(cursor) ?? []
  const number = Number(digits)
  // The first page has no row: that there is a second one proves that the listing is real.
  const Key = keyOf(id, Math.max(1, number))
  const { Item } = id
    ? await dynamo.send(new GetCommand({ TableName: tables.item, Key, ConsistentRead: true }))
    : { Item: undefined }
  const row = Item as PageRow | undefined
  if (row?.query !== query || row.expiresAt * 1000 <= now()) return undefined
  return { id, number, position: number === 0 ? undefined : row.position, query }
}

/** Cursors to the pages beside this one; the next is written down. */
export const cursorsAround = async (
  { dynamo, tables, now }: Services,
  { id, number, query }: Listing,
  next: string | undefined,
) => {
  if (next !== undefined) {
    const expiresAt = Math.floor(now() / 1000) + KEPT_SECONDS
    const row: PageRow = { ...keyOf(id, number + 1), position: next, query, expiresAt }
    await dynamo.send(new PutCommand({ TableName: tables.item, Item: row }))
  }
  return {
    nextCursor: next === undefined ? null : `${id}.${number + 1}`,
    previousCursor: number === 0 ? null : `${id}.${number - 1}`,
  }
}
