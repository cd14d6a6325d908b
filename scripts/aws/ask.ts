import { type Failure, toFailure } from './failure'

export type Answer<Value> = { value: Value } | { failure: Failure }

/** For each call, its retries and the search for credentials taken together. */
export const LIMIT_MS = 10_000

/**
 * Asks AWS one thing, with a time limit; `action` as IAM names it. Never rejects. The limit does not rely on the signal: a search
 * for credentials does not listen to it.
 */
export const ask = async <Value>(
  action: string,
  call: (options: { abortSignal: AbortSignal }) => Promise<Value>,
  limitMs = LIMIT_MS,
): Promise<Answer<Value>> => {
  const end = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Answer<Value>>((resolve) => {
    timer = setTimeout(() => {
      resolve({ failure: { kind: 'late', action, detail: `within ${limitMs / 1000} seconds` } })
      end.abort()
    }, limitMs)
  })
  const answered = call({ abortSignal: end.signal }).then(
    (value): Answer<Value> => ({ value }),
    (error: unknown): Answer<Value> => ({ failure: toFailure(error, action) }),
  )
  const answer = await Promise.race([answered, late])
  clearTimeout(timer)
  return answer
}
