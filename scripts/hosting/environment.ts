// What stands in .env.production, the only place from which Hosting's server takes variables.
import { siteOrigin } from '../../amplify/site'
import { productionBranch } from '../../amplify/stage'
import { parseEnvironment } from '../../lib/server/environment'
import { Stop } from '../settings'

type Variables = Record<string, string | undefined>

/** Names that the server reads on Hosting. */
export const HOSTING_VARIABLES = ['AMPLIFY_APP_ORIGIN', 'CALLER_KEY', 'LIVE_UPDATES', 'WAF_PASS'] as const

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1)(:|$)/

const originOf = (variables: Variables) => {
  const { AMPLIFY_APP_ORIGIN, AWS_APP_ID, AWS_BRANCH } = variables
  if (AMPLIFY_APP_ORIGIN) {
    // Cookies of https are named so that this host alone can set them; Hosting serves nothing else. The rehearsal does.
    if (AMPLIFY_APP_ORIGIN.startsWith('http:') && !LOOPBACK.test(AMPLIFY_APP_ORIGIN))
      throw new Error('AMPLIFY_APP_ORIGIN begins with http: and Hosting serves https:.')
    return AMPLIFY_APP_ORIGIN
  }
  if (!AWS_APP_ID || !AWS_BRANCH) throw new Error('Neither AMPLIFY_APP_ORIGIN is set, nor AWS_APP_ID and AWS_BRANCH.')
  return siteOrigin(variables)
}

/**
 * The lines for it, from a build's variables: the address of the branch where AMPLIFY_APP_ORIGIN names none, and a key of this
 * build where CALLER_KEY is not set. Throws Stop when the server would not start with them.
 */
export const hostingEnvironment = (variables: Variables, drawKey: () => string): string => {
  try {
    const chosen = {
      AMPLIFY_APP_ORIGIN: originOf(variables),
      CALLER_KEY: variables.CALLER_KEY || drawKey(),
      LIVE_UPDATES: variables.LIVE_UPDATES || 'on',
      WAF_PASS: variables.WAF_PASS ?? '',
    } satisfies Record<(typeof HOSTING_VARIABLES)[number], string>
    parseEnvironment({ ...variables, ...chosen, NODE_ENV: 'production' })
    return HOSTING_VARIABLES.map((name) => `${name}=${chosen[name]}\n`).join('')
  } catch (error) {
    throw new Stop(`${(error as Error).message} Mend it in the environment variables of the app in Amplify's console.`)
  }
}

/** What this build's branch is, for its log: a branch that nobody meant as production keeps nothing. */
export const stageSentence = (variables: Variables): string => {
  const [branch, production] = [variables.AWS_BRANCH, productionBranch(variables)]
  return branch === production
    ? `${branch} is the production branch: its data is kept.`
    : `${branch} is not the production branch, which is ${production}: its data goes with it, and no alarm tells of trouble. PRODUCTION_BRANCH names the one that is.`
}
