import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { DEFAULT_SETTINGS, type RepairSettings } from '../../lib/domain/repair'
import type { Services } from '../services'
import { unlessRefused } from './conditional-write'

/** Key, `name`, of the one row that the Setting table has. */
export const SETTINGS_NAME = 'membership'

// Each attempt that is lost is a change that somebody else made in the meantime.
const ATTEMPTS = 10

type Store = Pick<Services, 'dynamo' | 'tables'>

/** Only what somebody has set; `version` grows with each change. */
type SettingsRow = Partial<RepairSettings> & { version?: number }

const readRow = async ({ dynamo, tables }: Store): Promise<SettingsRow> => {
  const key = { TableName: tables.setting, Key: { name: SETTINGS_NAME }, ConsistentRead: true }
  return (await dynamo.send(new GetCommand(key))).Item ?? {}
}

const inForce = (row: SettingsRow): RepairSettings => ({
  door: row.door ?? DEFAULT_SETTINGS.door,
  nightly: row.nightly ?? DEFAULT_SETTINGS.nightly,
  userListPerSecond: row.userListPerSecond ?? DEFAULT_SETTINGS.userListPerSecond,
  groupReadPerSecond: row.groupReadPerSecond ?? DEFAULT_SETTINGS.groupReadPerSecond,
  groupChangePerSecond: row.groupChangePerSecond ?? DEFAULT_SETTINGS.groupChangePerSecond,
  ratePercent: row.ratePercent ?? DEFAULT_SETTINGS.ratePercent,
})

/** The settings in force. Those that nobody has set, or that an older release did not know, have their defaults. */
export const readSettings = async (services: Store): Promise<RepairSettings> => inForce(await readRow(services))

/** Sets what is given. Two who change different settings at once both have their way. */
export const changeSettings = async (services: Store, change: Partial<RepairSettings>) => {
  const { dynamo, tables } = services
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const row = await readRow(services)
    const [former, settings] = [inForce(row), inForce({ ...row, ...change })]
    if (JSON.stringify(former) === JSON.stringify(settings)) return { settings, isChanged: false }
    const { version = 0 } = row
    const put = new PutCommand({
      TableName: tables.setting,
      Item: { ...row, ...change, name: SETTINGS_NAME, version: version + 1 },
      ConditionExpression: version === 0 ? 'attribute_not_exists(version)' : 'version = :version',
      ...(version > 0 && { ExpressionAttributeValues: { ':version': version } }),
    })
    if (await unlessRefused(dynamo.send(put))) return { settings, isChanged: true }
  }
  throw new Error(`The settings were changed by others ${ATTEMPTS} times meanwhile`)
}
