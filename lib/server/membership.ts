import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { DoorSetting, NightlySetting } from '../domain/repair'
import { ok, type Result } from '../domain/result'
import type { MembershipHealth } from '../domain/user'
import type { Ask } from './appsync'
import { askFields } from './ask-fields'
import { failAs } from './refusals'

interface Answer {
  membershipHealth: NonNullable<Schema['membershipHealth']['returnType']>
  repairSettings: NonNullable<Schema['repairSettings']['returnType']>
}

const FIELDS = {
  membershipHealth: {
    asks: 'membershipHealth { refusal users members missing keptOut countedAt runId scanningRunId }',
  },
  repairSettings: { asks: 'repairSettings { refusal door nightly }' },
}

export interface Health extends MembershipHealth {
  /** What prevention is set to; absent when that could not be read. */
  prevention?: { door: DoorSetting; nightly: NightlySetting }
}

/** The counts, when they were made, and what is set to keep them from growing: one call. */
export const readHealth = async (ask: Ask): Promise<Result<Health>> => {
  const { membershipHealth: answer, repairSettings: settings } = await askFields<Answer>(ask, FIELDS)
  if (!answer.ok) return answer
  const { refusal, users, members, missing, keptOut, countedAt, runId, scanningRunId } = answer.data
  if (refusal) return failAs(refusal)
  const isCounted = users != null && members != null && missing != null && countedAt != null
  const { door, nightly } = settings.ok ? settings.data : {}
  return ok({
    count: isCounted
      ? { users, members, missing, keptOut: keptOut ?? 0, countedAt, runId: runId ?? undefined }
      : undefined,
    scanningRunId: scanningRunId ?? undefined,
    prevention: door && nightly ? { door, nightly } : undefined,
  })
}
