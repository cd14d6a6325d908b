import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { makeAction } from './action-wrapper'
import { logError } from './log'
import { noteRequest } from './request-note'
import { readSession } from './session'

/** Makes a server action out of a definition; see makeAction for what it does and in which order. */
export const action = makeAction({
  readSession,
  readOrigin: async () => (await headers()).get('origin'),
  rethrow: unstable_rethrow,
  log: logError,
  note: noteRequest,
})
