import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { OutcomeReason, Shelf } from '../../lib/domain/repair'
import type { Services } from '../services'
import { readScans, type Scans } from './newest-scan'
import { readRows } from './read-rows'
import type { ItemRow } from './runs'

/** Where a user stands: live, as the last scan saw it, or UNKNOWN when neither tells. */
export type UserStanding = 'MEMBER' | 'MISSING' | 'KEPT_OUT' | 'UNKNOWN'

type Store = Pick<Services, 'dynamo' | 'tables' | 'now'>

const KEPT_SECONDS = 14 * 86_400

const partition = (runId: string) => `since#${runId}`

interface Note {
  runId: string
  key: string
  standing: UserStanding
  expiresAt: number
}

const putNotes = async (
  { dynamo, tables, now }: Store,
  runIds: readonly string[],
  username: string,
  standing: UserStanding,
) => {
  const expiresAt = Math.floor(now() / 1000) + KEPT_SECONDS
  for (const runId of runIds) {
    const note: Note = { runId: partition(runId), key: username, standing, expiresAt }
    await dynamo.send(new PutCommand({ TableName: tables.item, Item: note }))
  }
}

const idsOf = ({ newest, scanning }: Scans) => (newest ? [newest, ...scanning] : scanning).map(({ id }) => id)

/** Remembers what a single act did, beside each scan that does not know of it: lists that are read from the scan then tell the truth. */
export const noteStanding = (services: Store, scans: Scans, username: string, standing: UserStanding) =>
  putNotes(services, idsOf(scans), username, standing)

type Booked = Pick<ItemRow, 'username' | 'shelf' | 'outcomeReason'>

const standings: Partial<Record<Shelf, UserStanding>> = {
  ADDED: 'MEMBER',
  ALREADY: 'MEMBER',
  REMOVED: 'MISSING',
  REMOVAL_SKIPPED: 'MISSING',
}
/** Where these outcomes are told, the shelf alone says something else. */
const unlikeShelf: Partial<Record<OutcomeReason, UserStanding>> = { DELETED: 'UNKNOWN', ADDED_SINCE: 'MEMBER' }

/**
 * The same of what a run books: no scan but its own knows of it. Its own lists tell the truth by their shelves, unless a note
 * from before stands against them. Ask for one as a worker takes the run in hand: no scan begins as long as it has it.
 */
export const createBookingNotes = async (
  services: Store & Pick<Services, 'wait'>,
  runId: string,
): Promise<(booked: readonly Booked[]) => Promise<void>> => {
  const ids = idsOf(await readScans(services))
  const others = ids.filter((id) => id !== runId)
  return async (booked) => {
    const usernames = booked.map(({ username }) => username)
    const noted = ids.includes(runId) ? await readNotesOf(services, runId, usernames) : new Map<string, UserStanding>()
    const note = async ({ username, shelf, outcomeReason }: Booked) => {
      const unlike = outcomeReason && unlikeShelf[outcomeReason]
      const standing = unlike ?? standings[shelf]
      if (!standing) return
      await putNotes(services, unlike || noted.has(username) ? [...others, runId] : others, username, standing)
    }
    await Promise.all(booked.map(note))
  }
}

/** All that single acts, the door and other runs have changed since a scan. Undefined: more than so many. */
export const readNotes = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  runId: string,
  most: number,
): Promise<ReadonlyMap<string, UserStanding> | undefined> => {
  const pages = paginateQuery(
    { client: dynamo },
    {
      TableName: tables.item,
      KeyConditionExpression: 'runId = :since',
      ExpressionAttributeValues: { ':since': partition(runId) },
    },
  )
  const notes = new Map<string, UserStanding>()
  for await (const { Items = [] } of pages) {
    for (const { key, standing } of Items as Note[]) notes.set(key, standing)
    if (notes.size > most) return undefined
  }
  return notes
}

/** The same of these users only: what a page of a list needs. */
export const readNotesOf = async (
  services: Pick<Services, 'dynamo' | 'tables' | 'wait'>,
  runId: string,
  usernames: readonly string[],
): Promise<ReadonlyMap<string, UserStanding>> => {
  const keys = usernames.map((key) => ({ runId: partition(runId), key }))
  const notes = await readRows<Note>(services, services.tables.item, keys)
  return new Map(notes.map(({ key, standing }) => [key, standing]))
}
