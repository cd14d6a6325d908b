import type { Services } from '../services'
import { getAll } from './batch'

/** Those of the users who are kept out on purpose, as the table has it now. */
export const keptOutOf = async (
  services: Pick<Services, 'dynamo' | 'wait' | 'tables'>,
  usernames: readonly string[],
): Promise<Set<string>> => {
  const keys = [...new Set(usernames)].map((username) => ({ username }))
  return new Set((await getAll(services, services.tables.exclusion, keys)).map(({ username }) => String(username)))
}
