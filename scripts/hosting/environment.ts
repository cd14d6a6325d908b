// What stands in .env.production, the only place from which Hosting's server takes variables.
import { siteOrigin } from '../../amplify/site'
import { parseEnvironment } from '../../lib/server/environment'
import { Stop } from '../settings'

/** Names that the server reads on Hosting. */
export const HOSTING_VARIABLES = ['AMPLIFY_APP_ORIGIN', 'CALLER_KEY', 'LIVE_UPDATES', 'WAF_PASS'] as const

/**
 * The lines for it, from a build's variables: the address of the branch where AMPLIFY_APP_ORIGIN names none, and a key of this
 * build where CALLER_KEY is not set. Throws Stop when the server would not start with them.
 */
export const hostingEnvironment = (variables: Record<string, string | undefined>, drawKey: () => string): string => {
  const chosen = {
    AMPLIFY_APP_ORIGIN: variables.AMPLIFY_APP_ORIGIN || siteOrigin(variables),
    CALLER_KEY: variables.CALLER_KEY || drawKey(),
    LIVE_UPDATES: variables.LIVE_UPDATES || 'on',
    WAF_PASS: variables.WAF_PASS ?? '',
  } satisfies Record<(typeof HOSTING_VARIABLES)[number], string>
  try {
    parseEnvironment({ ...variables, ...chosen, NODE_ENV: 'production' })
  } catch (error) {
    throw new Stop(`${(error as Error).message} Mend it in the environment variables of the app in Amplify's console.`)
  }
  return HOSTING_VARIABLES.map((name) => `${name}=${chosen[name]}\n`).join('')
}
