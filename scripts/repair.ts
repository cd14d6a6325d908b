// `npm run repair`: counts who is missing from everyone, and repairs it, from the command line. It signs in as an administrator
// and asks AppSync for the same operations as the pages do: there is no way round who you are.
import { WRONG_USAGE } from './parse-words'
import { askInSecret, askPerson, canAsk } from './repair/ask-person'
import { carryOut } from './repair/carry-out'
import { findConnection } from './repair/connection'
import { type Options, parseArguments } from './repair/parse-arguments'
import { createRunsApi } from './repair/runs-api'
import { openSession } from './repair/session'
import { USAGE } from './repair/words'
import { runMain, Stop } from './settings'

const missing = (what: string) => new Stop(`${what} Or run this in a terminal, and be asked.`, WRONG_USAGE)

const readCredentials = async ({ email }: Options) => {
  const address = email ?? process.env.COMMONS_EMAIL
  if (!address && !canAsk()) throw missing('Say who you are with --email, or in COMMONS_EMAIL.')
  const password = process.env.COMMONS_PASSWORD
  // Never an argument: arguments are seen by everybody on the machine, and kept by the shell.
  if (!password && !canAsk()) throw missing('Put the password in COMMONS_PASSWORD.')
  const asked = address || (await askPerson('E-mail: '))
  return { email: asked.trim(), password: password || (await askInSecret('Password: ')) }
}

void runMain(async () => {
  const wish = parseArguments(process.argv.slice(3))
  if (wish.command === 'help') return console.log(USAGE)
  const connection = findConnection(wish.options.outputs)
  const session = await openSession(connection, await readCredentials(wish.options))
  process.exitCode = await carryOut(createRunsApi(connection, session), wish)
})
