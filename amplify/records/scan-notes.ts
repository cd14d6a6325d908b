import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { Shelf } from '../../lib/domain/repair'
import type { Services } from '../services'
import { readScans, type Scans } from './newest-scan'
import { readRows } from './read-rows'

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

/** Remembers what a single act did, beside each scan that does not know of it: lists that are read from the scan then tell the truth. */
export const noteStanding = async (
  { dynamo, tables, now }: Store,
  { newest, scanning }: Scans,
  username: string,
  standing: UserStanding,
) => {
  const expiresAt = Math.floor(now() / 1000) + KEPT_SECONDS
  for (const run of newest ? [newest, ...scanning] : scanning) {
    const note: Note = { runId: partition(run.id), key: username, standing, expiresAt }
    await dynamo.send(new PutCommand({ TableName: tables.item, Item: note }))
  }
}

const standings: Partial<Record<Shelf, UserStanding>> = { ADDED: 'MEMBER', ALREADY: 'MEMBER', REMOVED: 'MISSING' }

/** The same of what a run of chosen users has booked: the scan does not know of it either. */
export const noteBooked = async (services: Store, booked: readonly { username: string; shelf: Shelf }[]) => {
  const scans = await readScans(services)
  const note = async ({ username, shelf }: { username: string; shelf: Shelf }) => {
    const standing = standings[shelf]
    if (standing) await noteStanding(services, scans, username, standing)
  }
  await Promise.all(booked.map(note))
}

/** All that single acts, the door and runs of chosen users have changed since a scan. */
export const readNotes = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  runId: string,
): Promise<ReadonlyMap<string, UserStanding>> => {
  const pages = paginateQuery(
    { client: dynamo },
    {
      TableName: tables.item,
      KeyConditionExpression: 'runId = :since',
      ExpressionAttributeValues: { ':since': partition(runId) },
    },
  )
  const notes = new Map<string, UserStanding>()
  for await (const { Items = [] } of pages) for (const { key, standing } of Items as Note[]) notes.set(key, standing)
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
