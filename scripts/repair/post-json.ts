import { Stop } from '../settings'

const LIMIT_MS = 10_000

/** Nobody answered, or not in time. */
export class NoAnswer extends Stop {}

export interface JsonReply {
  status: number
  body: Record<string, unknown>
}

/** Sends JSON and reads JSON. Throws NoAnswer when none comes within ten seconds. */
export const postJson = async (
  url: string,
  headers: Record<string, string>,
  content: unknown,
  limit = LIMIT_MS,
): Promise<JsonReply> => {
  const { origin } = new URL(url)
  let reply: Response
  let text: string
  try {
    reply = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify(content),
      redirect: 'error',
      signal: AbortSignal.timeout(limit),
    })
    text = await reply.text()
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    throw new NoAnswer(
      isLate
        ? `${origin} did not answer within ${limit / 1000} seconds. Try again later.`
        : `${origin} does not answer. Is it running, and is the network up?`,
    )
  }
  try {
    return { status: reply.status, body: JSON.parse(text) as Record<string, unknown> }
  } catch {
    throw new NoAnswer(`${origin} answered ${reply.status} and no JSON. Is the address right?`)
  }
}
