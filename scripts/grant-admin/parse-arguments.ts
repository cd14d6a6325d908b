import type { Choice } from '../aws/outputs-file'
import { parseWords, wrongUsage } from '../parse-words'
import { USAGE } from './words'

export interface Wish extends Choice {
  email: string
  username?: string
}

/** Long enough for every address, and short enough for Cognito's filter. */
const EMAIL = /^[^\s@]+@[^\s@]+$/
const LONGEST_EMAIL = 200

/** What the words after `npm run grant-admin --` ask for. Throws Stop with the usage when they ask for nothing known. */
export const parseArguments = (argv: string[]): Wish | 'help' => {
  const { values, positionals } = parseWords(
    {
      args: argv,
      allowPositionals: true,
      options: {
        username: { type: 'string' },
        outputs: { type: 'string' },
        local: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    },
    USAGE,
  )
  if (values.help) return 'help'
  if (values.outputs === '') throw wrongUsage('Say which file: --outputs <file>.', USAGE)
  const [email, ...rest] = positionals
  if (email === undefined) throw wrongUsage('Say who: the e-mail address of an account.', USAGE)
  if (rest.length > 0) throw wrongUsage(`There is one word too many: ${rest[0]}.`, USAGE)
  if (!EMAIL.test(email) || email.length > LONGEST_EMAIL) throw wrongUsage(`${email} is no e-mail address.`, USAGE)
  return {
    email,
    isLocal: values.local,
    ...(values.username !== undefined && { username: values.username }),
    ...(values.outputs !== undefined && { outputs: values.outputs }),
  }
}
