import { workspaceWords } from '../../../components/words/workspace'
import { makeSendChanges } from '../../../lib/client/send-changes'

const LIMIT_MS = 15_000
// Of bytes. The browser takes 64 KiB at most, and the names of the fields around it.
const MOST_KEPT_ALIVE = 60_000

/** One try. */
export const post = (body: string) =>
  fetch('/todos/changes', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    // What is on its way arrives, even if the page is left.
    keepalive: new Blob([body]).size < MOST_KEPT_ALIVE,
    signal: AbortSignal.timeout(LIMIT_MS),
  })

const untilOnline = () =>
  navigator.onLine
    ? Promise.resolve()
    : new Promise<void>((resolve) => addEventListener('online', () => resolve(), { once: true }))

/** Sends changes to this app's server, again when no answer comes. */
export const send = makeSendChanges({
  post,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  untilOnline,
  words: { unreachable: workspaceWords.row.unreachable },
})
