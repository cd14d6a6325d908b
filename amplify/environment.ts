// The variables that amplify/connect-functions.ts gives to the functions, read in one place.
import type { Tables } from './services'

export const TABLE_VARIABLES = {
  member: 'MEMBER_TABLE',
  todo: 'TODO_TABLE',
  nameClaim: 'NAME_CLAIM_TABLE',
  run: 'REPAIR_RUN_TABLE',
  item: 'REPAIR_ITEM_TABLE',
  exclusion: 'EXCLUSION_TABLE',
  ledger: 'AUDIT_EVENT_TABLE',
  setting: 'SETTING_TABLE',
} as const satisfies Record<keyof Tables, string>

/** Throws a sentence that says where a missing variable should have come from. */
export const requireVariable = (name: string): string => {
  const value = process.env[name]
  if (!value) throw new Error(`The environment variable ${name} is missing; amplify/connect-functions.ts sets it`)
  return value
}

export const readTables = (): Tables =>
  Object.fromEntries(Object.entries(TABLE_VARIABLES).map(([table, name]) => [table, requireVariable(name)])) as {
    [Table in keyof Tables]: string
  }
