import type { RepairSettings } from '../../../../lib/domain/repair'
import { recordAct } from '../../../records/record-act'
import { changeSettings, readSettings } from '../../../records/settings'
import type { Caller, Services } from '../../../services'

export const repairSettings = (services: Services) => readSettings(services)

type SettingsInput = { [Name in keyof RepairSettings]?: RepairSettings[Name] | null }

/** Cognito's quotas are tens; an account may have had them raised. */
const LARGEST_QUOTA = 1_000

const LARGEST: Partial<Record<string, number>> = {
  userListPerSecond: LARGEST_QUOTA,
  groupReadPerSecond: LARGEST_QUOTA,
  groupChangePerSecond: LARGEST_QUOTA,
  ratePercent: 100,
}

/** What is left out stays as it is. A run goes at the pace that was set when it was started. */
export const changeRepairSettings = async (services: Services, caller: Caller, input: SettingsInput) => {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null)
  const isPossible = given.every(([name, value]) => typeof value === 'string' || isWithin(value, LARGEST[name]))
  if (given.length === 0 || !isPossible) return { refusal: 'INVALID' }
  const detail = given.map(([name, value]) => `${name} ${value}`).join(', ')
  return recordAct(services, { actor: caller.sub, act: 'CHANGE_SETTINGS', detail }, async () => {
    const { settings, isChanged } = await changeSettings(services, Object.fromEntries(given))
    return { ...settings, outcome: isChanged ? 'DONE' : 'ALREADY' }
  })
}

const isWithin = (value: number | null, largest = 0) =>
  value !== null && Number.isInteger(value) && value >= 1 && value <= largest
