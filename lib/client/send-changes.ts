import type { Failure } from '../domain/result'
import type { TodoChange, TodoOutcome } from '../domain/todo-change'

export type SendChanges = (changes: TodoChange[]) => Promise<TodoOutcome[] | Failure>

interface Ports {
  post: (body: string) => Promise<Response>
  wait: (milliseconds: number) => Promise<void>
  /** Resolves at once when there is a network, else when there is one again. */
  untilOnline: () => Promise<void>
  words: { unreachable: string }
}

const PAUSES_MS = [400, 1_500, 4_000]

const read = async (reply: Response): Promise<TodoOutcome[] | Failure | undefined> => {
  const body = (await reply.json()) as { outcomes?: TodoOutcome[]; error?: Failure }
  return body.outcomes ?? body.error
}

/**
 * Sends changes, and sends them again when no answer came: sent twice they do no more than once. Gives up after the fourth
 * attempt, in words; never throws.
 */
export const makeSendChanges =
  ({ post, wait, untilOnline, words }: Ports): SendChanges =>
  async (changes) => {
    const body = JSON.stringify({ changes })
    for (const pause of [...PAUSES_MS, undefined]) {
      await untilOnline()
      try {
        const reply = await post(body)
        const answer = await read(reply)
        const isPassing = !Array.isArray(answer) && (answer === undefined || reply.status >= 500)
        if (answer && (!isPassing || pause === undefined)) return answer
      } catch {
        // No answer, or half of one.
      }
      if (pause !== undefined) await wait(pause)
    }
    return { code: 'unavailable', message: words.unreachable }
  }
