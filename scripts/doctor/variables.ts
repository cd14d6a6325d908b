// What is wrong with environment variables, by the rules that the server and the backend have for them.
import { alarmAddress, mailSender } from '../../amplify/mail'
import { parseEnvironment } from '../../lib/server/environment'

type Variables = Record<string, string | undefined>

/** What a rule says against a value, as the end of a sentence that begins with its name. */
const said = (rule: () => unknown): string[] => {
  try {
    rule()
    return []
  } catch (error) {
    return [(error as Error).message.replace(/\.$/, '')]
  }
}

const ofServer = (variables: Variables): string[] =>
  said(() => parseEnvironment(variables)).flatMap((words) =>
    words.replace(/^The environment is not right: /, '').split('; '),
  )

/** One clause for each variable that is no use; none when all are well. */
export const complaintsAbout = (variables: Variables): string[] => {
  const { PRODUCTION_BRANCH } = variables
  return [
    ...ofServer(variables),
    ...said(() => mailSender(variables)),
    ...said(() => alarmAddress(variables)),
    ...(PRODUCTION_BRANCH && /\s/.test(PRODUCTION_BRANCH) ? ['PRODUCTION_BRANCH is no name of a branch'] : []),
  ]
}
