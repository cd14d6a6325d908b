import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { DEFAULT_SETTINGS, type RepairSettings } from '../../lib/domain/repair'
import type { Services } from '../services'

/** Key, `name`, of the one row that the Setting table has. */
export const SETTINGS_NAME = 'membership'

/** The settings in force. Those that nobody has set, or that an older release did not know, have their defaults. */
export const readSettings = async ({
  dynamo,
  tables,
}: Pick<Services, 'dynamo' | 'tables'>): Promise<RepairSettings> => {
  const { Item } = await dynamo.send(
    new GetCommand({ TableName: tables.setting, Key: { name: SETTINGS_NAME }, ConsistentRead: true }),
  )
  return { ...DEFAULT_SETTINGS, ...Item }
}
