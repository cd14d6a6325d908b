import { SHORTEST_KEY } from '../lib/domain/caller-proof'

/**
 * What the app's server proves to the triggers with that an address is the one that it saw: CALLER_KEY, which amplify.yml
 * gives to both. Empty where there is none: no address is counted then. Throws when it is too short to be one. The twin
 * puts its own in its place.
 */
export const callerKey = ({ CALLER_KEY = '' }: Record<string, string | undefined>): string => {
  if (CALLER_KEY && CALLER_KEY.length < SHORTEST_KEY)
    throw new Error(`CALLER_KEY is shorter than ${SHORTEST_KEY} characters`)
  return CALLER_KEY
}
