import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { makeAction } from './action-wrapper'
import { getEnvironment } from './environment'
import { logError } from './log'
import { ownOrigin } from './own-origin'
import { noteRequest } from './request-note'
import { readSession } from './session'

/** Makes a server action out of a definition; see makeAction for what it does and in which order. */
export const action = makeAction({
  readSession,
  readOrigin: async () => ownOrigin(await headers(), getEnvironment().appOrigin),
  rethrow: unstable_rethrow,
  log: logError,
  note: noteRequest,
})
