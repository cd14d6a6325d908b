import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import { ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { unwrap } from './graphql-errors'

interface Person {
  id: string
  displayName: string
}

export interface PeoplePage {
  people: Person[]
  nextCursor?: string
}

interface Answer {
  people: { items: (Pick<Schema['Member']['type'], 'id' | 'displayName'> | null)[]; nextToken: string | null }
}

// As the directory's own rows have it: see records/members.ts in the backend.
const DIRECTORY = 'MEMBERS'
const PAGE = 50

const LIST = 'items { id displayName } nextToken'
const ALL = `query People($directory: String!, $limit: Int, $cursor: String) {
  people: membersByName(directory: $directory, limit: $limit, nextToken: $cursor) { ${LIST} } }`
const BEGINNING = `query PeopleLike($directory: String!, $prefix: String!, $limit: Int, $cursor: String) {
  people: membersByName(directory: $directory, sortName: { beginsWith: $prefix }, limit: $limit, nextToken: $cursor) { ${LIST} } }`

const isCursor = (cursor: string | undefined) => cursor !== undefined && /^[\w+/=.~-]{1,4096}$/.test(cursor)

/** A page of the directory by name, or of those whose name begins so, in capitals or not. For members. */
export const readPeople = async (ask: Ask, asked: string, after?: string): Promise<Result<PeoplePage>> => {
  const prefix = asked.normalize('NFC').trim().toLocaleLowerCase('en').slice(0, 200)
  const variables = {
    directory: DIRECTORY,
    limit: PAGE,
    cursor: isCursor(after) ? after : undefined,
    ...(prefix && { prefix }),
  }
  const read = unwrap(await ask<Answer>(prefix ? BEGINNING : ALL, variables), 'people')
  if (!read.ok) return read
  return ok({ people: read.data.items.flatMap((person) => person ?? []), nextCursor: read.data.nextToken ?? undefined })
}
