import 'server-only'
import type { Schema } from '../../amplify/data/resource'
import type { RepairSettings } from '../domain/repair'
import { ok, type Result } from '../domain/result'
import type { Ask } from './appsync'
import { failWith, unwrap } from './graphql-errors'
import { failAs } from './refusals'

type Answer = NonNullable<Schema['repairSettings']['returnType']>

const FIELDS = '{ refusal door nightly userListPerSecond groupReadPerSecond groupChangePerSecond ratePercent }'
const READ = `query Settings { repairSettings ${FIELDS} }`
const CHANGE = `mutation Change($door: DoorSetting, $nightly: NightlySetting, $userListPerSecond: Int,
  $groupReadPerSecond: Int, $groupChangePerSecond: Int, $ratePercent: Int) {
  changeRepairSettings(door: $door, nightly: $nightly, userListPerSecond: $userListPerSecond,
    groupReadPerSecond: $groupReadPerSecond, groupChangePerSecond: $groupChangePerSecond, ratePercent: $ratePercent) ${FIELDS} }`

const isComplete = (settings: Partial<Record<keyof RepairSettings, unknown>>): settings is RepairSettings =>
  Object.values(settings).every((value) => value !== null && value !== undefined)

const settingsIn = (answer: Result<Answer>): Result<RepairSettings> => {
  if (!answer.ok) return answer
  const { refusal, ...settings } = answer.data
  if (refusal) return failAs(refusal)
  return isComplete(settings) ? ok(settings) : failWith('unavailable')
}

export const readRepairSettings = async (ask: Ask): Promise<Result<RepairSettings>> =>
  settingsIn(unwrap(await ask<{ repairSettings: Answer }>(READ), 'repairSettings'))

/** Changes the settings that are not so yet, so that the ledger tells of nothing else; answers whether any was. */
export const changeRepairSettings = async (ask: Ask, settings: RepairSettings): Promise<Result<boolean>> => {
  const before = await readRepairSettings(ask)
  if (!before.ok) return before
  const wished = Object.entries(settings).filter(([name, value]) => before.data[name as keyof RepairSettings] !== value)
  if (wished.length === 0) return ok(false)
  const changed = settingsIn(
    unwrap(await ask<{ changeRepairSettings: Answer }>(CHANGE, Object.fromEntries(wished)), 'changeRepairSettings'),
  )
  return changed.ok ? ok(true) : changed
}
