import { type ParseArgsConfig, parseArgs } from 'node:util'
import { Stop } from './settings'

/** Exit code of who asked for nothing known. */
export const WRONG_USAGE = 2

export const wrongUsage = (sentence: string, usage: string) => new Stop(`${sentence}\n\n${usage}`, WRONG_USAGE)

/** The options and words of a command. Throws Stop with the usage for an option that it does not have. */
export const parseWords = <Config extends ParseArgsConfig>(config: Config, usage: string) => {
  try {
    return parseArgs(config)
  } catch (error) {
    // Node's own words name the option; what follows them is advice for its programmers.
    throw wrongUsage(`${(error as Error).message.split(/\.? (?=To specify)|\n/)[0]?.replace(/\.?$/, '.')}`, usage)
  }
}
