import { parseWords, wrongUsage } from '../parse-words'
import { USAGE } from './words'

/** Of a run: the id that was given, or the newest. */
export type RunChoice = { id: string } | 'latest'

const RUN_COMMANDS = ['apply', 'undo', 'pause', 'resume', 'cancel', 'retry', 'show'] as const
export type RunCommand = (typeof RUN_COMMANDS)[number]

export interface Options {
  email?: string
  /** Path of amplify_outputs.json. */
  outputs?: string
  isConfirmed: boolean
  isJson: boolean
}

export type Wish =
  | { command: 'help' }
  | { command: 'plan'; options: Options }
  | { command: 'status'; options: Options }
  | { command: RunCommand; run: RunChoice; options: Options }

const wrong = (sentence: string) => wrongUsage(sentence, USAGE)

const parse = (argv: string[]) =>
  parseWords(
    {
      args: argv,
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        outputs: { type: 'string' },
        latest: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    },
    USAGE,
  )

/** What the words after `npm run repair --` ask for. Throws Stop with the usage when they ask for nothing known. */
export const parseArguments = (argv: string[]): Wish => {
  const { values, positionals } = parse(argv)
  if (values.help) return { command: 'help' }
  const [command, id, ...rest] = positionals
  if (command === undefined) throw wrong('Say what to do.')
  if (rest.length > 0) throw wrong(`There is one word too many: ${rest[0]}.`)
  const options = {
    ...(values.email && { email: values.email }),
    ...(values.outputs && { outputs: values.outputs }),
    isConfirmed: values.yes,
    isJson: values.json,
  }
  if (command === 'plan' || command === 'status') {
    if (id !== undefined || values.latest) throw wrong(`${command} takes no run.`)
    return { command, options }
  }
  const known = RUN_COMMANDS.find((each) => each === command)
  if (!known) throw wrong(`There is no command ${command}.`)
  if ((id === undefined) !== values.latest) throw wrong(`Say which run: ${known} <run>, or ${known} --latest.`)
  return { command: known, run: id === undefined ? 'latest' : { id }, options }
}
