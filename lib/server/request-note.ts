import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

/** What is known of one request beside what can be seen from outside; the log tells it. */
export interface RequestNote {
  id: string
  /** The name of the action or handler that it came to. */
  act?: string
  /** `ok`, or the code of a failure; told by the status when nobody says. */
  outcome?: string
  /** How Next names the error that broke a page; the person is shown it. */
  digest?: string
  /** The status that is right, where Next would answer 200 or 500. */
  status?: number
}

// Next bundles instrumentation.ts apart from the pages: what both use must live outside of their modules.
const KEY = Symbol.for('commons.request')
type Shared = typeof globalThis & { [KEY]?: AsyncLocalStorage<RequestNote> }

/** The note of the request under way, for whoever works for it. */
export const requestNotes = (): AsyncLocalStorage<RequestNote> => {
  const shared = globalThis as Shared
  shared[KEY] ??= new AsyncLocalStorage()
  return shared[KEY]
}

/** Adds to what is known of the request under way. */
export const noteRequest = (facts: Omit<RequestNote, 'id'>) => {
  Object.assign(requestNotes().getStore() ?? {}, facts)
}

/** Undefined outside of a request, and where lib/server/front.ts does not stand. */
export const requestId = (): string | undefined => requestNotes().getStore()?.id
