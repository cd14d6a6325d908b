import { isBlank } from './clean-text'

/**
 * A todo's name as it is shown. A direct call can write one in which there is nothing to see, and nothing to press; or half a
 * letter, which no page can carry.
 */
export const shownName = (name: string): string =>
  isBlank(name) ? 'No name' : name.replace(/\p{Surrogate}/gu, '\ufffd')
