// What is wrong with environment variables, by the rules that the server and the backend have for them.
import { parseEnvironment } from '../../lib/server/environment'

type Variables = Record<string, string | undefined>

const ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/
const isSender = (text: string) => ADDRESS.test(/^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text)

const ofServer = (variables: Variables): string[] => {
  try {
    parseEnvironment(variables)
    return []
  } catch (error) {
    const said = (error as Error).message
    return said.replace(/^The environment is not right: |\.$/g, '').split('; ')
  }
}

/** One clause for each variable that is no use; none when all are well. */
export const complaintsAbout = (variables: Variables): string[] => {
  const { MAIL_FROM, ALARM_EMAIL, PRODUCTION_BRANCH } = variables
  return [
    ...ofServer(variables),
    ...(MAIL_FROM && !isSender(MAIL_FROM) ? ['MAIL_FROM is no sender such as Commons <hello@example.com>'] : []),
    ...(ALARM_EMAIL && !ADDRESS.test(ALARM_EMAIL) ? ['ALARM_EMAIL is no e-mail address'] : []),
    ...(PRODUCTION_BRANCH && /\s/.test(PRODUCTION_BRANCH) ? ['PRODUCTION_BRANCH is no name of a branch'] : []),
  ]
}
