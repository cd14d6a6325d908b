import 'server-only'
import type { GraphqlError, Reply } from './graphql-errors'
import { postJson } from './post-json'

export interface Question {
  url: string
  /** Verified before; AppSync judges it again. */
  accessToken: string
  query: string
  variables?: Record<string, unknown>
  /** Milliseconds. */
  limit: number
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/**
 * Puts one question to AppSync. Never throws for what the network or the service did: no answer in time is status 0.
 * `Data` is what the caller's query selects, in the words of the backend's Schema.
 */
export const askAppSync = async <Data>(question: Question): Promise<Reply<Data>> => {
  const { url, accessToken, query, variables, limit } = question
  try {
    const { status, body } = await postJson({
      ...{ url, limit, body: { query, variables } },
      headers: { authorization: accessToken },
      isSafe: /^\s*query\b/.test(query),
    })
    if (!isObject(body)) throw new Error(`An answer of status ${status} that is no JSON`)
    return {
      status,
      data: isObject(body.data) ? (body.data as Partial<Data>) : null,
      errors: Array.isArray(body.errors) ? (body.errors as GraphqlError[]) : [],
    }
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return { status: 0, data: null, errors: [{ errorType: 'Unreachable', message, path: null }] }
  }
}
