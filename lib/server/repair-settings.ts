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

/** Changes the settings; answers them as they stand from now on. */
export const changeRepairSettings = async (ask: Ask, settings: RepairSettings): Promise<Result<RepairSettings>> =>
  settingsIn(unwrap(await ask<{ changeRepairSettings: Answer }>(CHANGE, { ...settings }), 'changeRepairSettings'))
