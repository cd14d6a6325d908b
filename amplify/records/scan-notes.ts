import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Services } from '../services'
import type { Scans } from './newest-scan'

/** Where a user stands: live, as the last scan saw it, or UNKNOWN when neither tells. */
export type UserStanding = 'MEMBER' | 'MISSING' | 'KEPT_OUT' | 'UNKNOWN'

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
  { dynamo, tables, now }: Services,
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

/** What single acts have changed since a scan: one read, since scans come nightly and single acts are few. */
export const readNotes = async (
  { dynamo, tables }: Pick<Services, 'dynamo' | 'tables'>,
  runId: string,
): Promise<ReadonlyMap<string, UserStanding>> => {
  const { Items = [] } = await dynamo.send(
    new QueryCommand({
      TableName: tables.item,
      KeyConditionExpression: 'runId = :since',
      ExpressionAttributeValues: { ':since': partition(runId) },
    }),
  )
  return new Map((Items as Note[]).map(({ key, standing }) => [key, standing]))
}
