import 'server-only'
import { askAppSync } from './ask-appsync'
import { config } from './config'
import { getEnvironment } from './environment'
import { codeOf, type Reply } from './graphql-errors'
import { logError } from './log'
import { noteRequest } from './request-note'

const LIMIT = 10_000

/** Puts a question to this app's AppSync, with the token of a verified session. Answers in at most ten seconds. */
export const ask = async <Data>(
  accessToken: string,
  query: string,
  variables?: Record<string, unknown>,
  limit = LIMIT,
): Promise<Reply<Data>> => {
  const url = getEnvironment().appsyncUrl ?? config().data.url
  const reply = await askAppSync<Data>({ url, accessToken, query, variables, limit })
  const fault = reply.errors.find((error) => codeOf(error) === 'unavailable')
  if (fault) {
    noteRequest({ outcome: 'unavailable' })
    logError('appsync', new Error(`${reply.status} ${fault.errorType}: ${fault.message}`))
  }
  return reply
}

/** What the functions below need of AppSync: `ask` with the session's token in it. */
export type Ask = <Data>(query: string, variables?: Record<string, unknown>) => Promise<Reply<Data>>

export const askAs =
  (accessToken: string): Ask =>
  (query, variables) =>
    ask(accessToken, query, variables)
