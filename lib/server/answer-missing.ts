import 'server-only'
import { notFound } from 'next/navigation'
import { noteRequest, requestId } from './request-note'

/**
 * Has the page that is being made answered as 404. Where lib/server/front.ts does not stand it is thrown, as Next's
 * `notFound()`: what Next makes of that needs JavaScript to be seen.
 */
export const answerMissing = () => {
  if (!requestId()) notFound()
  noteRequest({ status: 404 })
}
